package io.kedgeline.sandbox;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.identity.DirectoryEntry;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.ledger.registry.ReviewTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.engine.SandboxEngine;
import io.kedgeline.sandbox.world.DrawnUsers;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.sandbox.world.InventedChange;
import io.kedgeline.sandbox.world.InventedIssuer;
import io.kedgeline.sandbox.world.InventedOrganization;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.sandbox.world.InventedPki;
import io.kedgeline.sandbox.world.InventedSlack;
import io.kedgeline.sandbox.world.WorldFiles;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.desk.ActSigner;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.LateReviews;
import io.kedgeline.starters.desk.Objections;
import io.kedgeline.starters.events.EventKeys;
import io.kedgeline.starters.evidence.TrustRoot;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.starters.server.ServerConfig;
import io.kedgeline.starters.server.ServerProcess;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.aws.events.EventTarget;
import io.kedgeline.twins.change.ChangeClientSender;
import io.kedgeline.twins.change.ChangeSender;
import io.kedgeline.twins.change.ChangeTwin;
import io.kedgeline.twins.oidc.OidcTwin;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import io.kedgeline.twins.posture.PostureTwin;
import io.kedgeline.workflows.settings.EngineAddress;
import io.kedgeline.workflows.settings.EngineConnection;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Engine, database, AWS and an invented company on this machine, all on loopback. */
public final class Sandbox implements AutoCloseable {

  private static final String ACCOUNT = "111122223333";
  private static final Duration LEAF_LIFE = Duration.ofDays(90);

  private final Path folder;
  private final SandboxClock clock;
  private final KeptPostgres postgres;
  private final LedgerConfig ledgerOwner;
  private final SandboxEngine engine;
  private final AwsTwin aws;
  private final InventedOrganization organization;
  private final InventedAccount account;
  private final InventedPki pki;
  private final MachineKeys keys;
  private final LoadedRulebook rulebook;
  private final Map<PersonId, CertificateIdentity> holders;
  private final WorldFiles files;
  private final OidcTwin oidc;
  private final ChangeTwin changes;
  private final PostureTwin devices;
  private final InventedSlack slack;
  private final String changeToken = WorldFiles.password();
  private final String postureToken = WorldFiles.password();
  private final String changeSecret = WorldFiles.password();
  private final ChangeSender changeSender;
  private final String eventKey = WorldFiles.password();
  private final String changeClientSecret = WorldFiles.password();
  private final ChangeClientSender changeClient;
  private final ServerProcess server;
  private final LedgerDatabase ledger;
  private final EngineConnection connection;
  private final CreateSessionClient sessions;
  private final SignIns signIns;
  private WorkerChild worker;

  /** The slot of the shipped rulebook whose vote is a sign-in. */
  public static final String SIGN_IN_SLOT = "security-lead";

  private Sandbox(Path folder, Path shippedRulebook, InventedAccount.ShippedPolicies policies)
      throws IOException, SQLException {
    this.folder = Files.createDirectories(folder.toAbsolutePath());
    this.clock = new SandboxClock(this.folder.resolve("clock.offset"));
    this.postgres = KeptPostgres.start(this.folder.resolve("postgres"));
    this.engine = SandboxEngine.start(0);
    this.aws = AwsTwin.start(clock);
    this.oidc =
        OidcTwin.start(
            List.of(WorldFiles.OIDC_CLIENT, WorldFiles.APPROVAL_CLIENT), InventedPeople.subjects());
    this.changes = ChangeTwin.start(changeToken);
    this.devices = PostureTwin.start(postureToken, clock);
    this.slack = InventedSlack.start();
    this.keys = MachineKeys.drawForSandbox(this.folder);
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    InventedCa ca = InventedCa.root("CN=ExactTR Invented Root,O=ExactTR", yesterday);
    this.files = new WorldFiles(this.folder);
    this.organization = InventedOrganization.found(aws, ACCOUNT);
    Executors executors = files.executors(shippedRulebook);
    this.account =
        InventedAccount.build(aws.endpoint(), organization.member(), ca, executors, policies);
    this.pki = InventedPki.build(aws, organization.member(), account.boundary());
    organization.guard(executors);
    this.rulebook = files.writeRulebook(shippedRulebook, account, pki);
    Issued canary = ca.issue("CN=kedgeline-canary,O=ExactTR", yesterday, LEAF_LIFE);
    this.holders =
        Stream.of(InventedPeople.HOLDER, InventedPeople.SECOND_HOLDER)
            .collect(Collectors.toMap(holder -> holder, holder -> laptop(ca, holder, yesterday)));
    this.ledgerOwner = postgres.owner(postgres.emptyDatabase("kedgeline"));
    LedgerConfig serverUser = writeSettings(canary);
    this.ledger = LedgerDatabase.open(serverUser);
    this.connection =
        EngineConnection.open(
            new EngineAddress.Named(engine.target(), WorldFiles.NAMESPACE),
            KeyFiles.payloadKeys(keys.payloadKeys()));
    this.server = ServerProcess.start(ServerConfig.read(files.serverSettings()));
    this.signIns = new SignIns(server.address(), oidc.issuer(), rulebook.rulebook());
    slack.deliverTo(server.address());
    aws.levers()
        .events()
        .deliverTo(
            new EventTarget(
                server.address().resolve("/v1/aws-events"), EventKeys.HEADER, eventKey));
    this.changeSender = new ChangeSender(server.address(), changeSecret);
    oidc.register(WorldFiles.CHANGE_CLIENT, changeClientSecret, WorldFiles.CHANGE_AUDIENCE);
    this.changeClient =
        new ChangeClientSender(
            server.address(),
            URI.create(oidc.issuer() + "/token"),
            WorldFiles.CHANGE_CLIENT,
            changeClientSecret);
    this.sessions = new CreateSessionClient(Optional.of(aws.endpoint()), InstantSource.system());
    this.worker = WorkerChild.start(files.workerSettings(), files.workerLog());
  }

  private static CertificateIdentity laptop(InventedCa ca, PersonId holder, Instant from) {
    Issued laptop =
        ca.issue(
            "CN=" + InventedPeople.certificate(holder) + ",OU=prod,O=ExactTR", from, LEAF_LIFE);
    return new CertificateIdentity(laptop.key(), laptop.certificate(), List.of());
  }

  private LedgerConfig writeSettings(Issued canary) throws IOException, SQLException {
    DrawnUsers users = DrawnUsers.in(ledgerOwner, "sandbox");
    Digest pin = rulebook.sha256();
    files.writePeople(oidc.issuer(), slack);
    files.writeIssuerPin(oidc);
    files.writeTrustRoot(keys, pin);
    files.writeChangeToken(changeToken);
    files.writePosture(postureToken);
    files.writeChangeSecret(changeSecret);
    files.writeEventKeys(eventKey);
    files.writeWorker(
        users,
        engine.target(),
        pin,
        keys,
        canary,
        account,
        pki.issuer(),
        aws.endpoint(),
        changes.endpoint(),
        devices.endpoint());
    files.writeServer(users, engine.target(), pin, keys, oidc.issuer(), slack, 0);
    return users.of(UserGroup.SERVER);
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

  /**
   * Lets at least this much time pass for the engine, for AWS and for the worker. While the engine
   * skips, its time stands still when nothing is to come and goes past the end when its machine is
   * at its limit; so each catches up with the other: an act that is signed by a clock that is
   * minutes away is refused.
   */
  public void skip(Duration duration) {
    clock.notBefore(engine.instant());
    clock.skip(duration);
    engine.skipTo(clock.instant());
    clock.notBefore(engine.instant());
  }

  /** From now on the engine is so late with what it is asked, in real time. */
  public void slowEngine(Duration late) {
    engine.slowBy(late);
  }

  /** From now on the worker stays, and goes on with the runs that it has in memory. */
  public void workerStays() {
    engine.workersStay();
  }

  /** The engine's time: what its timers go by. */
  public Instant engineTime() {
    return engine.instant();
  }

  /** The AWS twin. */
  public AwsTwin aws() {
    return aws;
  }

  /** The account that is governed. */
  public InventedAccount account() {
    return account;
  }

  /** Break-glass's own authority. */
  public InventedIssuer issuer() {
    return pki.issuer();
  }

  /** The rulebook in force. */
  public LoadedRulebook rulebook() {
    return rulebook;
  }

  /** The break-glass holder's certificate. */
  public CertificateIdentity holder() {
    return holder(InventedPeople.HOLDER);
  }

  /** The certificate of this holder. */
  public CertificateIdentity holder(PersonId person) {
    return Optional.ofNullable(holders.get(person)).orElseThrow();
  }

  /** The holder's source identity. */
  public SourceIdentity holderIdentity() {
    return holder().sourceIdentity();
  }

  /** The owner of the ledger's database, whom no process of Kedgeline's is. */
  public LedgerConfig ledgerOwner() {
    return ledgerOwner;
  }

  /** The ledger, as the server's own database user. */
  public LedgerDatabase ledger() {
    return ledger;
  }

  /** The engine's client, with the payload codec. */
  public WorkflowClient client() {
    return connection.client();
  }

  /** Where the server answers. */
  public URI server() {
    return server.address();
  }

  /** The company's identity provider. */
  public OidcTwin oidc() {
    return oidc;
  }

  /** The company's change system. */
  public ChangeTwin changes() {
    return changes;
  }

  /** The company's device management. */
  public PostureTwin devices() {
    return devices;
  }

  /** What the change system sends to the server. */
  public ChangeSender changeSender() {
    return changeSender;
  }

  /** What the change system sends to the server as a client at the issuer. */
  public ChangeClientSender changeClient() {
    return changeClient;
  }

  /** The company's Slack. */
  public InventedSlack slack() {
    return slack;
  }

  /** Makes a record of this change that allows the requester a window, unless there is one. */
  public void recordChange(ChangeId change) {
    recordChange(change, account.profile().value(), InventedPeople.REQUESTER);
  }

  /** Makes a record of this change that allows this person work on this, unless there is one. */
  public void recordChange(ChangeId change, String item, PersonId requester) {
    if (!changes.has(change.value())) {
      changes.make(InventedChange.fields(change, item, requester, clock.instant()));
    }
  }

  /** The list of people. */
  public Path peopleFile() {
    return files.people();
  }

  /** Puts these people in place of all others, as if read at this instant. */
  public void synchronise(List<DirectoryEntry> people, Instant asOf) {
    new PeopleTable(ledger).synchronise(people, asOf);
  }

  /** Asks Roles Anywhere for sessions. */
  public CreateSessionClient sessions() {
    return sessions;
  }

  /** What a verifier pins. */
  public TrustRoot trustRoot() {
    return TrustRoot.read(files.trustRoot());
  }

  /** The file with what a verifier pins. */
  public Path trustRootFile() {
    return files.trustRoot();
  }

  /** Signs this person in at the company's issuer, as their browser would; the ID token. */
  public String signIn(PersonId person) {
    return signIns.toTheServer(person);
  }

  /** Signs this person in for the approval of this plan; the ID token that the vote carries. */
  public String signInFor(PersonId person, Digest plan) {
    return signIns.approving(person, plan);
  }

  /**
   * The sign-in that this slot asks for, as a vote carries it; nothing for another slot, and
   * nothing of somebody whom the issuer does not know.
   */
  public Optional<SignInToken> proofFor(PersonId person, Optional<String> slot, Digest plan) {
    return signIns.proof(person, slot, plan);
  }

  /** This person's calls to the server, signed in. */
  public ApiClient as(PersonId person) {
    return new ApiClient(server(), Optional.of(signIn(person)));
  }

  /** The desk of the server. */
  public Desk desk() {
    return new Desk(
        client(),
        new RunStartTable(ledger),
        new Objections(
            new ObjectionTable(ledger),
            new RunStartTable(ledger),
            new ClaimTable(ledger),
            new PeopleTable(ledger),
            rulebook.rulebook()),
        new LateReviews(
            new ReviewTable(ledger),
            new RunStartTable(ledger),
            new ClaimTable(ledger),
            new JournalTable(ledger),
            new PeopleTable(ledger),
            rulebook.rulebook(),
            clock),
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

  /** Puts a worker in the place of the present one that runs as where it runs for months. */
  public void deployWorker() throws IOException {
    worker.close();
    worker = WorkerChild.startAsDeployed(files.workerSettings(), files.workerLog());
  }

  /** Starts another worker, after the present one was killed. */
  public void startWorkerAgain() throws IOException {
    startWorkerAgain(files.workerSettings());
  }

  /** Starts another worker with these settings, after the present one was killed. */
  public void startWorkerAgain(Path settings) throws IOException {
    worker.close();
    worker = WorkerChild.start(settings, files.workerLog());
  }

  /** The worker's settings file. */
  public Path workerSettings() {
    return files.workerSettings();
  }

  /** The organization whose guardrails stand over the account. */
  public InventedOrganization organization() {
    return organization;
  }

  /**
   * Somebody lifts the organization's guardrails and enables the break-glass profile with the
   * account's root keys, past everything.
   */
  public void enableByHand() {
    organization.pastGuardrails(() -> account.enableByHand(aws.endpoint(), organization.member()));
  }

  /** Somebody deletes the break-glass profile likewise. */
  public void deleteProfileByHand() {
    organization.pastGuardrails(
        () -> account.deleteProfileByHand(aws.endpoint(), organization.member()));
  }

  /** What the worker said. */
  public Path workerLog() {
    return files.workerLog();
  }

  @Override
  public void close() throws IOException {
    worker.close();
    sessions.close();
    changeSender.close();
    changeClient.close();
    server.close();
    connection.close();
    ledger.close();
    engine.close();
    changes.close();
    devices.close();
    slack.close();
    oidc.close();
    aws.close();
    postgres.close();
  }
}
