package io.kedgeline.sandbox.up;

import io.kedgeline.workflows.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a company gives {@code kedgeline up}; the rest is made.
 *
 * @param rulebook the rulebook
 * @param pin the digest that it must have
 * @param people the list of people
 * @param peopleInterval how often it is read again
 * @param issuer the OpenID Connect issuer that is believed
 * @param client our client there
 * @param issuerPin the issuer whose sign-ins fill slots, with its keys
 * @param canary the canary's key and certificate
 * @param awsCredentials the worker's base identity, or AWS's default chain without it
 * @param awsEndpoint where AWS is, instead of its own addresses
 * @param changeUrl where the change system is
 * @param changeToken the worker's token there
 * @param changeNotesToken the worker's token that writes notes there
 * @param changeKind how the change system is spoken to
 * @param conflictSource where ServiceNow is asked for conflicts
 * @param devices what is said of device management
 * @param port the server's port
 * @param doors what the server is told of its doors
 */
record UpConfig(
    Path rulebook,
    String pin,
    Path people,
    Optional<Duration> peopleInterval,
    String issuer,
    String client,
    Path issuerPin,
    Path canary,
    Optional<Path> awsCredentials,
    Optional<URI> awsEndpoint,
    Optional<URI> changeUrl,
    Optional<Path> changeToken,
    Optional<Path> changeNotesToken,
    Optional<String> changeKind,
    Optional<String> conflictSource,
    UpDevices devices,
    Optional<Integer> port,
    UpDoors doors) {

  private static final String STAND_IN_KIND = "servicenow";

  static UpConfig read(Path file) {
    Settings settings = Settings.read(file);
    Optional<URI> aws = settings.optionalAddress("aws.endpoint");
    boolean plainHttp = aws.filter(where -> "http".equals(where.getScheme())).isPresent();
    UpConfig config =
        new UpConfig(
            settings.path("rulebook"),
            settings.text("rulebook.sha256"),
            settings.path("people"),
            settings.optionalDuration("people.interval"),
            settings.text("oidc.issuer"),
            settings.text("oidc.client"),
            settings.path("issuer.pin"),
            settings.path("canary"),
            settings.optionalPath("aws.credentials"),
            aws,
            settings.optionalOrigin("change.url", plainHttp),
            settings.optionalPath("change.token"),
            settings.optionalPath("change.notes.token"),
            settings.optional("change.kind"),
            settings.optional("change.conflicts.source"),
            UpDevices.read(settings, plainHttp),
            settings.optionalPort("http.port"),
            UpDoors.read(file, settings));
    config.requireAnAddressOfItsKind(settings);
    settings.requireSound();
    return config;
  }

  /** The stand-in speaks as ServiceNow does: a worker that is to speak otherwise needs another. */
  private void requireAnAddressOfItsKind(Settings settings) {
    boolean standIn = changeUrl.isEmpty();
    settings.optional(
        "change.kind",
        kind -> {
          if (standIn && !kind.equals(STAND_IN_KIND)) {
            throw new IllegalArgumentException(kind);
          }
          return kind;
        },
        "must be %s unless change.url says where the change system is".formatted(STAND_IN_KIND));
  }
}
