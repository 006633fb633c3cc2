package io.kedgeline.starters.doctor;

import io.kedgeline.starters.slack.SlackSettings;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackGrant;
import io.kedgeline.starters.slack.web.SlackWeb;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether Slack takes the token, which workspace it is of, and what the app may do; and whether
 * there is something to judge Slack's signatures by. Whether the app is in the channel cannot be
 * asked without a right that it does not need otherwise.
 */
record SlackCheck(SlackSettings settings) implements Check {

  private static final String TOKEN = "slack.token";

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public List<Finding> findings() {
    Optional<Finding> token = Secrets.unusable(TOKEN, settings::address);
    return Stream.of(
            Secrets.unusable("slack.signing.secret", settings::signature).stream(),
            token.stream(),
            token.isEmpty() ? asked().stream() : Stream.<Finding>empty())
        .flatMap(found -> found)
        .toList();
  }

  private Optional<Finding> asked() {
    try (SlackWeb web = new SlackWeb(settings.address())) {
      return switch (web.grant()) {
        case SlackAnswer.Done<SlackGrant>(SlackGrant grant) -> judged(grant);
        case SlackAnswer.Refused<SlackGrant>(String error) ->
            Optional.of(ServerAilment.SLACK_TOKEN_REFUSED.of(TOKEN, "Slack answers " + error));
        case SlackAnswer.Later<SlackGrant>(Duration after, String why) ->
            Optional.of(ServerAilment.SLACK_UNREACHABLE.of("Slack", why));
      };
    }
  }

  private Optional<Finding> judged(SlackGrant grant) {
    if (!grant.team().equals(settings.team())) {
      return Optional.of(
          ServerAilment.SLACK_OTHER_WORKSPACE.of(
              TOKEN, "is of %s, slack.team says %s".formatted(grant.team(), settings.team())));
    }
    Set<String> missing = new TreeSet<>(SlackGrant.NEEDED);
    missing.removeAll(grant.scopes().orElse(SlackGrant.NEEDED));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ServerAilment.SLACK_SCOPES_MISSING.of(
                TOKEN, "lacks the scopes " + String.join(", ", missing)));
  }
}
