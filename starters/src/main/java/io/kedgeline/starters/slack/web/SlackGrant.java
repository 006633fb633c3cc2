package io.kedgeline.starters.slack.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a token is good for.
 *
 * @param team the workspace that it is of
 * @param scopes what the app may do, as Slack's header {@code X-OAuth-Scopes} says it; nothing
 *     where Slack does not say
 */
public record SlackGrant(String team, Optional<Set<String>> scopes) {

  /** What the app must be allowed to do: what deploy/slack-manifest.json asks for. */
  public static final Set<String> NEEDED =
      Set.of("chat:write", "commands", "im:write", "users:read");

  private static final String HEADER = "x-oauth-scopes";

  /** What an answer with these headers says. */
  static SlackGrant of(String team, Map<String, List<String>> headers) {
    return new SlackGrant(
        team,
        headers.entrySet().stream()
            .filter(header -> HEADER.equalsIgnoreCase(header.getKey()))
            .flatMap(header -> header.getValue().stream())
            .findFirst()
            .map(line ->
                Arrays.stream(line.split(",", -1))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet())));
  }
}
