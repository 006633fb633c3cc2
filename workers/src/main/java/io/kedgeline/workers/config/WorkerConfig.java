package io.kedgeline.workers.config;

import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.workflows.settings.EngineAddress;
import io.kedgeline.workflows.settings.GuardedFile;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * What a deployment gives a worker. Everything secret is in files, never in the environment; what
 * only other duties need may be named too, and is not read.
 *
 * @param duties what the process does
 * @param ledger the ledger, as the worker's own database user
 * @param engine where the engine is
 * @param rulebook the rulebook
 * @param rulebookPin the digest that the rulebook must have
 * @param keyring public keys of the servers: lines {@code KEY-ID BASE64}
 * @param payloadKeys keys of the payload codec: lines {@code KEY-ID BASE64}, the current one first
 * @param runbookKeys the keys of the duty {@code runbooks}, where it is among the duties
 * @param canary who the canary is
 * @param base the AWS identities that it begins with
 * @param awsEndpoint where AWS is, instead of its own addresses
 * @param healthPort the port of 127.0.0.1 on which it says whether it is well; none without it
 * @param clockOffset a file with milliseconds to add to the clock: the sandbox's skipped time, on
 *     loopback only
 */
public record WorkerConfig(
    Set<WorkerDuty> duties,
    LedgerConfig ledger,
    EngineAddress engine,
    Path rulebook,
    Digest rulebookPin,
    Path keyring,
    Path payloadKeys,
    Optional<RunbookKeys> runbookKeys,
    CanaryIdentity canary,
    BaseIdentities base,
    Optional<URI> awsEndpoint,
    Optional<Integer> healthPort,
    Optional<Path> clockOffset) {

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
    String url = settings.text("ledger.url");
    String user = settings.text("ledger.user");
    Path password = settings.path("ledger.password.file");
    EngineAddress engine = EngineAddress.of(settings);
    Path rulebook = settings.path("rulebook");
    String pin = settings.text("rulebook.sha256");
    Path keyring = settings.path("keyring");
    Path payloadKeys = settings.path("payload.keys");
    Optional<RunbookKeys> runbookKeys = RunbookKeys.read(settings, duties);
    CanaryIdentity canary = CanaryIdentity.read(settings, duties, runbookKeys);
    BaseIdentities base = BaseIdentities.read(settings, duties);
    Optional<URI> awsEndpoint = settings.optionalAddress("aws.endpoint");
    Optional<Integer> healthPort = settings.optionalPort("health.port");
    Optional<Path> clockOffset =
        settings.skippedTime("sandbox.clock.offset", "engine.target", "ledger.url", "aws.endpoint");
    settings.requireSound();
    try {
      return new WorkerConfig(
          duties,
          new LedgerConfig(url, user, GuardedFile.secret(password).strip()),
          engine,
          rulebook,
          new Digest(pin),
          keyring,
          payloadKeys,
          runbookKeys,
          canary,
          base,
          awsEndpoint,
          healthPort,
          clockOffset);
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(file.toString(), String.valueOf(broken.getMessage()));
    }
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
