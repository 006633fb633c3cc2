package io.kedgeline.starters.slack;

import io.kedgeline.starters.slack.web.SlackAddress;
import io.kedgeline.starters.slack.wire.SlackSignature;
import io.kedgeline.workflows.settings.GuardedFile;
import io.kedgeline.workflows.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Slack, where a company uses it. One workspace, one channel.
 *
 * @param team the workspace's id, {@code T…}: nobody of another is believed
 * @param channel the channel's id, {@code C…} or {@code G…}, in which cards are posted
 * @param token the file with the bot's token
 * @param secrets the file with the signing secret, and below it the one before, while it lives
 * @param api where Slack's Web API is, instead of Slack's own address: a twin on loopback
 */
public record SlackSettings(
    String team, String channel, Path token, Path secrets, Optional<URI> api) {

  private static final String TOKEN = "slack.token";

  /** Reads them; nothing where no key of Slack's stands in the file. */
  public static Optional<SlackSettings> read(Settings settings) {
    List<String> keys =
        List.of("slack.team", "slack.channel", TOKEN, "slack.signing.secret", "slack.api");
    if (keys.stream().filter(settings::names).findAny().isEmpty()) {
      keys.forEach(settings::leave);
      return Optional.empty();
    }
    return Optional.of(
        new SlackSettings(
            id(settings, "slack.team", "T[A-Z0-9]{2,30}"),
            id(settings, "slack.channel", "[CG][A-Z0-9]{2,30}"),
            settings.path(TOKEN),
            settings.path("slack.signing.secret"),
            settings.optionalOrigin("slack.api", false)));
  }

  private static String id(Settings settings, String key, String shape) {
    settings.text(key);
    return settings
        .optional(
            key,
            text -> {
              if (!text.matches(shape)) {
                throw new IllegalArgumentException(key);
              }
              return text;
            },
            "must be Slack's id of it, not its name")
        .orElse("");
  }

  /** How Slack is reached; reads the token's file. */
  public SlackAddress address() {
    return new SlackAddress(
        GuardedFile.secret(token).strip(), api.map(origin -> origin.resolve("/api/")));
  }

  /** What Slack signs with; reads the secrets' file. */
  public SlackSignature signature() {
    return new SlackSignature(
        GuardedFile.secret(secrets).lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
  }
}
