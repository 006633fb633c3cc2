package io.kedgeline.starters.server;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.starters.api.SignInView;
import io.kedgeline.starters.change.ChangeClient;
import io.kedgeline.starters.people.store.IdentityStoreConfig;
import io.kedgeline.starters.schedule.SchedulePace;
import io.kedgeline.starters.slack.SlackSettings;
import io.kedgeline.workflows.governed.PinnedIssuer;
import io.kedgeline.workflows.settings.EngineAddress;
import io.kedgeline.workflows.settings.GuardedFile;
import io.kedgeline.workflows.settings.IssuerPin;
import io.kedgeline.workflows.settings.OffsetClock;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a deployment gives a server. Everything secret is in files, never in the environment.
 *
 * @param host the address to listen on; 127.0.0.1 unless the settings say otherwise
 * @param port the port, or 0 for a free one
 * @param ledger the ledger, as the server's own database user
 * @param engine where the engine is
 * @param rulebook the rulebook
 * @param rulebookPin the digest that the rulebook must have
 * @param payloadKeys keys of the payload codec: lines {@code KEY-ID BASE64}, the current one first
 * @param actKey the Ed25519 key that signs acts: {@code KEY-ID BASE64}
 * @param people the list of people, or what it adds to the identity store
 * @param peopleInterval how often people are read again
 * @param identityStore where people come from; from the list alone without it
 * @param signIn the pinned issuer, and our clients there
 * @param pinned what workers pin of it
 * @param address where people reach this server, when that is not where it listens
 * @param slack Slack, where the company uses it
 * @param changeSecrets the file with what the change system signs with, where it may ask
 * @param changeClient the change system as a client at the issuer, where it may ask as such
 * @param eventKeys the file with the keys of EventBridge's connection, where it may deliver
 * @param schedules who says that a schedule has come; this server unless the settings say otherwise
 * @param clockOffset a file with milliseconds to add to the clock: the sandbox's skipped time, on
 *     loopback only
 */
public record ServerConfig(
    String host,
    int port,
    LedgerConfig ledger,
    EngineAddress engine,
    Path rulebook,
    Digest rulebookPin,
    Path payloadKeys,
    Path actKey,
    Path people,
    Duration peopleInterval,
    Optional<IdentityStoreConfig> identityStore,
    SignInView signIn,
    PinnedIssuer pinned,
    Optional<URI> address,
    Optional<SlackSettings> slack,
    Optional<Path> changeSecrets,
    Optional<ChangeClient> changeClient,
    Optional<Path> eventKeys,
    SchedulePace schedules,
    Optional<Path> clockOffset) {

  /** The port unless the settings name another. */
  public static final int USUAL_PORT = 7400;

  /** Whether it is a sandbox's server: its time may be skipped, and it has a sandbox's keys. */
  public boolean ofSandbox() {
    return clockOffset.isPresent();
  }

  /** The server's time. */
  public InstantSource clock() {
    return clockOffset
        .<InstantSource>map(file -> new OffsetClock(InstantSource.system(), file))
        .orElse(InstantSource.system());
  }

  /** Reads the settings file; all faults at once. */
  public static ServerConfig read(Path file) {
    Settings settings = Settings.read(file);
    String host = settings.optional("http.host").orElse("127.0.0.1");
    int port = settings.optionalPort("http.port").orElse(USUAL_PORT);
    String url = settings.text("ledger.url");
    String user = settings.text("ledger.user");
    Path password = settings.path("ledger.password.file");
    EngineAddress engine = EngineAddress.of(settings);
    Path rulebook = settings.path("rulebook");
    String pin = settings.text("rulebook.sha256");
    Path payloadKeys = settings.path("payload.keys");
    Path actKey = settings.path("act.key");
    Path people = settings.path("people");
    Duration peopleInterval =
        settings.optionalDuration("people.interval").orElse(Duration.ofMinutes(1));
    Optional<IdentityStoreConfig> identityStore = IdentityStoreConfig.read(settings);
    String issuer = settings.text("oidc.issuer");
    String oidcClient = settings.text("oidc.client");
    Path issuerPin = settings.path("issuer.pin");
    Optional<URI> address = settings.optionalOrigin("http.address", false);
    Optional<SlackSettings> slack = SlackSettings.read(settings);
    Optional<Path> changeSecrets = settings.optionalPath("change.signing.secret");
    Optional<ChangeClient> changeClient = changeClient(file, settings);
    Optional<Path> eventKeys = settings.optionalPath("aws.events.keys");
    SchedulePace schedules = SchedulePace.read(settings);
    Optional<Path> clockOffset =
        settings.skippedTime(
            "sandbox.clock.offset",
            Stream.concat(
                    Stream.of("engine.target", "ledger.url", "oidc.issuer"),
                    identityStore.map(store -> "aws.endpoint").stream())
                .toArray(String[]::new));
    settings.requireSound();
    try {
      PinnedIssuer pinned = IssuerPin.read(issuerPin);
      return new ServerConfig(
          host,
          port,
          new LedgerConfig(url, user, GuardedFile.secret(password).strip()),
          engine,
          rulebook,
          new Digest(pin),
          payloadKeys,
          actKey,
          people,
          peopleInterval,
          identityStore,
          signIn(file, issuer, oidcClient, pinned),
          pinned,
          address,
          slack,
          changeSecrets,
          changeClient.map(client -> client.apartFrom(oidcClient, pinned.client())),
          eventKeys,
          schedules,
          clockOffset);
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(file.toString(), String.valueOf(broken.getMessage()));
    }
  }

  private static Optional<ChangeClient> changeClient(Path file, Settings settings) {
    try {
      return ChangeClient.read(settings);
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(file.toString(), String.valueOf(broken.getMessage()));
    }
  }

  /** The tokens of one client sign people in, those of the other are kept with votes. */
  private static SignInView signIn(Path file, String issuer, String client, PinnedIssuer pinned) {
    if (!pinned.issuer().equals(issuer)) {
      throw new SettingsFault(
          file.toString(), "oidc.issuer: is another than the one that issuer.pin names");
    }
    if (pinned.client().equals(client)) {
      throw new SettingsFault(
          file.toString(), "oidc.client: must be another than the client that issuer.pin names");
    }
    return new SignInView(issuer, client, pinned.client());
  }
}
