package io.kedgeline.sandbox;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.engine.SandboxEngine;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.sandbox.world.InventedKeys;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.sandbox.world.WorldFiles;
import io.kedgeline.starters.desk.ActSigner;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.evidence.TrustRoot;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.WireDataConverter;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Engine, database, AWS and an invented company on this machine, all on loopback. */
public final class Sandbox implements AutoCloseable {

  private static final String ACCOUNT = "111122223333";
  private static final Duration LEAF_LIFE = Duration.ofDays(90);

  private final Path folder;
  private final SandboxClock clock;
  private final KeptPostgres postgres;
  private final SandboxEngine engine;
  private final AwsTwin aws;
  private final InventedAccount account;
  private final InventedKeys keys;
  private final LoadedRulebook rulebook;
  private final CertificateIdentity holder;
  private final WorldFiles files;
  private final LedgerDatabase ledger;
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final CreateSessionClient sessions;
  private WorkerChild worker;

  private Sandbox(Path folder, Path shippedRulebook, InventedAccount.ShippedPolicies policies)
      throws IOException, SQLException {
    this.folder = Files.createDirectories(folder.toAbsolutePath());
    this.clock = new SandboxClock(this.folder.resolve("clock.offset"));
    this.postgres = KeptPostgres.start(this.folder.resolve("postgres"));
    this.engine = SandboxEngine.start(0);
    this.aws = AwsTwin.start(clock);
    this.keys = InventedKeys.draw(this.folder);
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    InventedCa ca = InventedCa.root("CN=ExactTR Invented Root,O=ExactTR", yesterday);
    this.files = new WorldFiles(this.folder);
    this.account =
        InventedAccount.build(
            aws.endpoint(),
            aws.createAccount(ACCOUNT),
            ca,
            files.executors(shippedRulebook),
            policies);
    this.rulebook = files.writeRulebook(shippedRulebook, account);
    Issued canary = ca.issue("CN=kedgeline-canary,O=ExactTR", yesterday, LEAF_LIFE);
    Issued laptop = ca.issue("CN=omar-breakglass,OU=prod,O=ExactTR", yesterday, LEAF_LIFE);
    this.holder = new CertificateIdentity(laptop.key(), laptop.certificate(), List.of());
    LedgerConfig owner =
        new LedgerConfig(postgres.emptyDatabase("kedgeline"), "postgres", "postgres");
    LedgerConfig workerUser =
        new LedgerConfig(owner.url(), "sandbox_worker", WorldFiles.password());
    LedgerConfig serverUser =
        new LedgerConfig(owner.url(), "sandbox_server", WorldFiles.password());
    LedgerDatabase.migrate(owner);
    LedgerDatabase.createUser(owner, workerUser, UserGroup.WORKER);
    LedgerDatabase.createUser(owner, serverUser, UserGroup.SERVER);
    this.ledger = LedgerDatabase.open(serverUser);
    new PeopleTable(ledger).synchronise(InventedPeople.snapshot(), clock.instant());
    files.writeWorker(workerUser, engine.target(), rulebook, keys, canary, account, aws.endpoint());
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(engine.target()).build());
    this.client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setNamespace(WorldFiles.NAMESPACE)
                .setDataConverter(WireDataConverter.with(KeyFiles.payloadKeys(keys.payloadKeys())))
                .build());
    this.sessions = new CreateSessionClient(Optional.of(aws.endpoint()), InstantSource.system());
    this.worker = WorkerChild.start(files.workerSettings(), files.workerLog());
  }

  /**
   * Starts everything in this folder. The database's files are kept, the world is drawn anew.
   *
   * @param shippedRulebook the rulebook whose rules hold; its example ARNs are exchanged
   */
  public static Sandbox start(Path folder, Path shippedRulebook) throws IOException, SQLException {
    return start(folder, shippedRulebook, InventedAccount.ShippedPolicies.asShipped());
  }

  /** Starts everything with executor policies that a test has changed. */
  public static Sandbox start(
      Path folder, Path shippedRulebook, InventedAccount.ShippedPolicies policies)
      throws IOException, SQLException {
    return new Sandbox(folder, shippedRulebook, policies);
  }

  /** The folder that holds everything. */
  public Path folder() {
    return folder;
  }

  /** The sandbox's time. */
  public SandboxClock clock() {
    return clock;
  }

  /** Lets this much time pass for the engine, for AWS and for the worker. */
  public void skip(Duration duration) {
    clock.skip(duration);
    engine.skip(duration);
  }

  /** The AWS twin. */
  public AwsTwin aws() {
    return aws;
  }

  /** The account that is governed. */
  public InventedAccount account() {
    return account;
  }

  /** The rulebook in force. */
  public LoadedRulebook rulebook() {
    return rulebook;
  }

  /** The break-glass holder's certificate. */
  public CertificateIdentity holder() {
    return holder;
  }

  /** The holder's source identity. */
  public SourceIdentity holderIdentity() {
    return holder.sourceIdentity();
  }

  /** The ledger, as the server's own database user. */
  public LedgerDatabase ledger() {
    return ledger;
  }

  /** The engine's client, with the payload codec. */
  public WorkflowClient client() {
    return client;
  }

  /** Asks Roles Anywhere for sessions. */
  public CreateSessionClient sessions() {
    return sessions;
  }

  /** What a verifier pins. */
  public TrustRoot trustRoot() {
    return new TrustRoot(
        KeyFiles.keyring(keys.keyring()), KeyFiles.keyring(keys.sealKeyring()), rulebook.sha256());
  }

  /** The desk of the server. */
  public Desk desk() {
    return new Desk(
        client,
        new RunStartTable(ledger),
        signer(),
        rulebook.rulebook().breakGlass().actLifetime(),
        clock);
  }

  /** Signs acts as the server does. */
  public ActSigner signer() {
    return new ActSigner(KeyFiles.signingKey(keys.actKey()));
  }

  /** The worker's process. */
  public WorkerChild worker() {
    return worker;
  }

  /** Starts another worker, after the present one was killed. */
  public void startWorkerAgain() throws IOException {
    worker.close();
    worker = WorkerChild.start(files.workerSettings(), files.workerLog());
  }

  /** What the worker said. */
  public Path workerLog() {
    return files.workerLog();
  }

  @Override
  public void close() throws IOException {
    worker.close();
    sessions.close();
    stubs.shutdownNow();
    ledger.close();
    engine.close();
    aws.close();
    postgres.close();
  }
}
