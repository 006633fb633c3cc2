package io.kedgeline.workers.config;

import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.workflows.settings.EngineAddress;
import io.kedgeline.workflows.settings.GuardedFile;
import io.kedgeline.workflows.settings.OffsetClock;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

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
 * @param healthPort the port of 127.0.0.1 on which it says whether it is well; none without it
 * @param sweepEvery on which beat it sweeps by itself; never without it
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
    Optional<Integer> healthPort,
    Optional<Duration> sweepEvery,
    Optional<Path> clockOffset) {

  /** The beat on which a worker sweeps unless its settings say otherwise. */
  public static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

  /** The shortest beat of sweeps. */
  public static final Duration SHORTEST_BEAT = Duration.ofSeconds(1);

  /** The longest beat of sweeps. */
  public static final Duration LONGEST_BEAT = Duration.ofHours(1);

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
    Optional<Integer> healthPort = settings.optionalPort("health.port");
    Optional<Duration> sweepEvery =
        settings.optionalBeat("sweep.every", SWEEP_EVERY, SHORTEST_BEAT, LONGEST_BEAT);
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
          healthPort,
          sweepEvery,
          clockOffset);
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(file.toString(), String.valueOf(broken.getMessage()));
    }
  }

  /** The worker's time. */
  public InstantSource clock() {
    return clockOffset
        .<InstantSource>map(file -> new OffsetClock(InstantSource.system(), file))
        .orElse(InstantSource.system());
  }

  /**
   * The worker's way to AWS.
   *
   * @throws SettingsFault when the file with the base identity cannot be used
   */
  public AwsAccess aws() {
    return new AwsAccess(
        awsCredentials
            .<AwsCredentialsProvider>map(
                file -> StaticCredentialsProvider.create(BaseIdentityFile.read(file)))
            .orElseGet(() -> DefaultCredentialsProvider.builder().build()),
        awsEndpoint);
  }
}
