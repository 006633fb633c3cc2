package io.kedgeline.workers.config;

import io.kedgeline.activities.change.ChangeAccess;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.workflows.settings.EngineAddress;
import io.kedgeline.workflows.settings.GuardedFile;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a deployment gives a worker. Everything secret is in files, never in the environment.
 *
 * @param ledger the ledger, as the worker's own database user
 * @param engine where the engine is
 * @param rulebook the rulebook
 * @param rulebookPin the digest that the rulebook must have
 * @param keyring public keys of the servers: lines {@code KEY-ID BASE64}
 * @param payloadKeys keys of the payload codec: lines {@code KEY-ID BASE64}, the current one first
 * @param witnessKey AES-256 key of the witness box
 * @param sealKey the ledger's own Ed25519 key in PKCS#8
 * @param canary PEM file: the canary's private key, certificate and intermediates
 * @param awsCredentials properties file with the base identity, or AWS's default chain without it
 * @param awsEndpoint where AWS is, instead of its own addresses
 * @param change the change system; none where the rulebook asks for no change records
 * @param changeInterval how often the records of windows that are not over are looked at
 * @param healthPort the port of 127.0.0.1 on which it says whether it is well; none without it
 * @param clockOffset a file with milliseconds to add to the clock: the sandbox's skipped time, on
 *     loopback only
 */
public record WorkerConfig(
    LedgerConfig ledger,
    EngineAddress engine,
    Path rulebook,
    Digest rulebookPin,
    Path keyring,
    Path payloadKeys,
    Path witnessKey,
    Path sealKey,
    Path canary,
    Optional<Path> awsCredentials,
    Optional<URI> awsEndpoint,
    Optional<ChangeAccess> change,
    Duration changeInterval,
    Optional<Integer> healthPort,
    Optional<Path> clockOffset) {

  private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);

  /** Reads the settings file; all faults at once. */
  public static WorkerConfig read(Path file) {
    Settings settings = Settings.read(file);
    String url = settings.text("ledger.url");
    String user = settings.text("ledger.user");
    Path password = settings.path("ledger.password.file");
    EngineAddress engine = EngineAddress.of(settings);
    Path rulebook = settings.path("rulebook");
    String pin = settings.text("rulebook.sha256");
    Path keyring = settings.path("keyring");
    Path payloadKeys = settings.path("payload.keys");
    Path witnessKey = settings.path("witness.key");
    Path sealKey = settings.path("seal.key");
    Path canary = settings.path("canary");
    Optional<Path> awsCredentials = settings.optionalPath("aws.credentials");
    Optional<URI> awsEndpoint = settings.optionalAddress("aws.endpoint");
    Optional<URI> change =
        settings.optionalOrigin(
            "change.url", awsEndpoint.filter(aws -> "http".equals(aws.getScheme())).isPresent());
    Optional<Path> changeToken = settings.optionalPath("change.token");
    Optional<Duration> changeInterval = settings.optionalDuration("change.interval");
    Optional<Integer> healthPort = settings.optionalPort("health.port");
    Optional<Path> clockOffset =
        settings.skippedTime("sandbox.clock.offset", "engine.target", "ledger.url", "aws.endpoint");
    settings.requireSound();
    try {
      return new WorkerConfig(
          new LedgerConfig(url, user, GuardedFile.secret(password).strip()),
          engine,
          rulebook,
          new Digest(pin),
          keyring,
          payloadKeys,
          witnessKey,
          sealKey,
          canary,
          awsCredentials,
          awsEndpoint,
          changeAccess(change, changeToken),
          changeInterval.orElse(EVERY_MINUTE),
          healthPort,
          clockOffset);
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(file.toString(), String.valueOf(broken.getMessage()));
    }
  }

  private static Optional<ChangeAccess> changeAccess(Optional<URI> url, Optional<Path> token) {
    if (url.isPresent() != token.isPresent()) {
      throw new IllegalArgumentException("change.url and change.token: both are given, or none");
    }
    return url.map(where -> new ChangeAccess(where, secretToken(token.orElseThrow())));
  }

  /** A token goes into a header, where a line's end would begin another (RFC 6750 §2.1). */
  private static String secretToken(Path file) {
    String token = GuardedFile.secret(file).strip();
    if (!token.matches("[A-Za-z0-9._~+/-]{8,4096}=*")) {
      throw new IllegalArgumentException(
          "change.token: the file must hold a bearer token of at least 8 characters");
    }
    return token;
  }
}
