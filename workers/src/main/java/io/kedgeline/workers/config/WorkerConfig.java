package io.kedgeline.workers.config;

import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.change.ChangeAccess;
import io.kedgeline.activities.posture.PostureAccess;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.settings.EngineAddress;
import io.kedgeline.workflows.settings.IssuerPin;
import io.kedgeline.workflows.settings.OffsetClock;
import io.kedgeline.workflows.settings.SandboxKeys;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * What a deployment gives a worker. Everything secret is in files, never in the environment; what
 * only other duties need may be named too, and is not read.
 *
 * @param duties what the process does
 * @param ledger the ledger, as the database users of these duties
 * @param engine where the engine is
 * @param rulebook the rulebook
 * @param rulebookPin the digest that the rulebook must have
 * @param keyring public keys of the servers: lines {@code KEY-ID BASE64}
 * @param issuerPin the issuer whose sign-ins fill slots: see {@link IssuerPin}
 * @param payloadKeys keys of the payload codec: lines {@code KEY-ID BASE64}, the current one first
 * @param runbookKeys the keys of the duty {@code runbooks}, where it is among the duties
 * @param canary who the canary is
 * @param base the AWS identities that it begins with
 * @param awsEndpoint where AWS is, instead of its own addresses
 * @param change the change system; none where the rulebook asks for no change records
 * @param changeInterval how often the records of windows that are not over are looked at
 * @param posture device management; none where the rulebook does not say what devices must show
 * @param healthPort the port of 127.0.0.1 on which it says whether it is well; none without it
 * @param sweepEvery on which beat it sweeps by itself; never without it
 * @param clockOffset a file with milliseconds to add to the clock: the sandbox's skipped time, on
 *     loopback only
 */
public record WorkerConfig(
    Set<WorkerDuty> duties,
    LedgerUsers ledger,
    EngineAddress engine,
    Path rulebook,
    Digest rulebookPin,
    Path keyring,
    Path issuerPin,
    Path payloadKeys,
    Optional<RunbookKeys> runbookKeys,
    CanaryIdentity canary,
    BaseIdentities base,
    Optional<URI> awsEndpoint,
    Optional<ChangeAccess> change,
    Duration changeInterval,
    Optional<PostureAccess> posture,
    Optional<Integer> healthPort,
    Optional<Duration> sweepEvery,
    Optional<Path> clockOffset) {

  /** The beat on which a worker sweeps unless its settings say otherwise. */
  public static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

  /** The shortest beat of sweeps. */
  public static final Duration SHORTEST_BEAT = Duration.ofSeconds(1);

  /** The longest beat of sweeps. */
  public static final Duration LONGEST_BEAT = Duration.ofHours(1);

  public WorkerConfig {
    duties = Set.copyOf(duties);
  }

  /** Reads the settings of a worker that does everything; all faults at once. */
  public static WorkerConfig read(Path file) {
    return read(file, WorkerDuty.all());
  }

  /** Reads what these duties need from the settings file; all faults at once. */
  public static WorkerConfig read(Path file, Set<WorkerDuty> duties) {
    Settings settings = Settings.read(file);
    LedgerUsers.Named ledger = LedgerUsers.Named.read(settings, duties);
    EngineAddress engine = EngineAddress.of(settings);
    Path rulebook = settings.path("rulebook");
    String pin = settings.text("rulebook.sha256");
    Path keyring = settings.path("keyring");
    Path issuerPin = settings.path("issuer.pin");
    Path payloadKeys = settings.path("payload.keys");
    Optional<RunbookKeys> runbookKeys = RunbookKeys.read(settings, duties);
    CanaryIdentity canary = CanaryIdentity.read(settings, duties, runbookKeys);
    BaseIdentities base = BaseIdentities.read(settings, duties);
    Optional<URI> awsEndpoint = settings.optionalAddress("aws.endpoint");
    boolean plainHttp = awsEndpoint.filter(aws -> "http".equals(aws.getScheme())).isPresent();
    ChangeSettings change = ChangeSettings.read(settings, duties, plainHttp);
    PostureSettings posture = PostureSettings.read(settings, duties, plainHttp);
    Optional<Integer> healthPort = settings.optionalPort("health.port");
    Optional<Duration> sweepEvery =
        settings.optionalBeat("sweep.every", SWEEP_EVERY, SHORTEST_BEAT, LONGEST_BEAT);
    Optional<Path> clockOffset =
        settings.skippedTime("sandbox.clock.offset", "engine.target", "ledger.url", "aws.endpoint");
    settings.requireSound();
    try {
      return new WorkerConfig(
          duties,
          ledger.withPasswords(),
          engine,
          rulebook,
          new Digest(pin),
          keyring,
          issuerPin,
          payloadKeys,
          runbookKeys,
          canary,
          base,
          awsEndpoint,
          change.access(),
          change.interval(),
          posture.access(),
          healthPort,
          sweepEvery,
          clockOffset);
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(file.toString(), String.valueOf(broken.getMessage()));
    }
  }

  /** Whether it is a sandbox's worker: its time may be skipped, and it has a sandbox's keys. */
  public boolean ofSandbox() {
    return clockOffset.isPresent();
  }

  /**
   * Whom it believes; reads the files of keys.
   *
   * @throws SettingsFault when one of them cannot be used
   */
  public Trust trust() {
    return new Trust(SandboxKeys.keyring(keyring, ofSandbox()), IssuerPin.read(issuerPin));
  }

  /** The worker's time. */
  public InstantSource clock() {
    return clockOffset
        .<InstantSource>map(file -> new OffsetClock(InstantSource.system(), file))
        .orElse(InstantSource.system());
  }

  /** The canary's source identity; reads its certificate where the settings name it. */
  public SourceIdentity canaryIdentity() {
    return canary.identity();
  }

  /** How AWS is reached by each duty; reads the identities' files. */
  public AwsAccess awsAccess() {
    Map<Duty, AwsCredentialsProvider> providers = base.providers(duties);
    return new AwsAccess(
        duty ->
            Optional.ofNullable(providers.get(duty))
                .orElseThrow(
                    () -> new IllegalStateException("this process does not " + duty.word())),
        awsEndpoint);
  }
}
