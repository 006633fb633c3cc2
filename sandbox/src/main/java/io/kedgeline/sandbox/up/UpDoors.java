package io.kedgeline.sandbox.up;

import io.kedgeline.starters.change.ChangeClient;
import io.kedgeline.starters.people.store.IdentityStoreConfig;
import io.kedgeline.starters.schedule.SchedulePace;
import io.kedgeline.starters.slack.SlackSettings;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a company says of the server's doors: Slack, the change system's webhooks, AWS's events,
 * Identity Center and schedules, by the server's own settings. They are looked at here, and passed
 * on as they are.
 *
 * @param settings what the server is told besides, by key; files by their whole names
 */
record UpDoors(Map<String, String> settings) {

  private static final List<String> WORDS =
      List.of(
          "http.address",
          "schedules",
          "change.client.id",
          "change.client.subject",
          "change.client.audience",
          "slack.team",
          "slack.channel",
          "slack.api",
          "people.identity-store",
          "people.identity-store.region");

  private static final List<String> FILES =
      List.of(
          "slack.token",
          "slack.signing.secret",
          "change.signing.secret",
          "aws.events.keys",
          "people.identity-store.credentials");

  UpDoors {
    settings = Map.copyOf(settings);
  }

  /** Reads them as the server would; what is wrong is a fault of the company's own file. */
  static UpDoors read(Path file, Settings settings) {
    requireAsServerDoes(file, settings);
    Optional<IdentityStoreConfig> store = IdentityStoreConfig.read(settings);
    Map<String, String> given = new TreeMap<>();
    WORDS.forEach(key -> settings.optional(key).ifPresent(word -> given.put(key, word.strip())));
    FILES.forEach(key ->
        settings
            .optional(key)
            .ifPresent(
                name -> given.put(key, file.toAbsolutePath().resolveSibling(name).toString())));
    store
        .flatMap(IdentityStoreConfig::endpoint)
        .ifPresent(aws -> given.put("aws.endpoint", aws.toString()));
    return new UpDoors(given);
  }

  private static void requireAsServerDoes(Path file, Settings settings) {
    var unusedAddress = settings.optionalOrigin("http.address", false);
    var unusedSlack = SlackSettings.read(settings);
    var unusedSecrets = settings.optionalPath("change.signing.secret");
    var unusedKeys = settings.optionalPath("aws.events.keys");
    var unusedPace = SchedulePace.read(settings);
    try {
      var unusedClient = ChangeClient.read(settings);
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(file.toString(), String.valueOf(broken.getMessage()));
    }
  }

  /** What of it a person sees when everything is up. */
  String summary() {
    return String.join(
        ", ",
        "people from "
            + Optional.ofNullable(settings.get("people.identity-store")).orElse("the list"),
        "schedules by " + Optional.ofNullable(settings.get("schedules")).orElse("server"),
        settings.containsKey("slack.team") ? "Slack" : "no Slack",
        settings.containsKey("change.signing.secret") || settings.containsKey("change.client.id")
            ? "change webhooks"
            : "no change webhooks",
        settings.containsKey("aws.events.keys") ? "AWS events" : "no AWS events");
  }
}
