package io.kedgeline.conformance.stories;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AnchorSettler;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.AwsClosingActs;
import io.kedgeline.activities.aws.AwsNotarisingActs;
import io.kedgeline.activities.aws.AwsOpeningActs;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.EmergencyDenial;
import io.kedgeline.activities.aws.ProfileSettler;
import io.kedgeline.activities.aws.RoleSettler;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.activities.sweep.SweepFinding;
import io.kedgeline.activities.sweep.SweepPace;
import io.kedgeline.activities.sweep.SweepRecord;
import io.kedgeline.activities.sweep.Sweeper;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.EmergencyDeny;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.rulebook.ControlProfile;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.ledger.registry.SweepTable;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import io.kedgeline.workflows.governed.ClosingAct;
import io.kedgeline.workflows.governed.OpeningAct;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.WarrantPapers;
import io.kedgeline.workflows.port.LeaseReport;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;

/** The acts of windows on the twin and a real ledger, without engine, warrant and journal. */
final class ActsBench implements AutoCloseable {

  static final Duration SESSION = Duration.ofMinutes(15);
  static final Duration WINDOW = Duration.ofMinutes(30);
  private static final SourceIdentity CANARY = new SourceIdentity("CN=canary");

  private final Rulebook rulebook =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook();
  private final Executors executors = rulebook.executors();
  private final InventedCa ca;
  private final AwsTwin aws;
  private final InventedAccount account;
  private final AccountSessions sessions;
  private final CreateSessionClient certificates;
  private final AwsOpeningActs opening;
  private final AwsNotarisingActs notarising;
  private final AwsClosingActs closing;
  private final LedgerDatabase ledger;
  private final ProfileSettler settler;
  private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  ActsBench(LedgerDatabase ledger) throws IOException {
    this(ledger, "111122223333");
  }

  /** On an account of this number: claims of other benches in the ledger concern it not. */
  ActsBench(LedgerDatabase ledger, String number) throws IOException {
    this(ledger, duty -> ledger, number);
  }

  /** With the ledger as its owner for the bench itself, and as the user of each duty. */
  ActsBench(LedgerDatabase ledger, Function<UserGroup, LedgerDatabase> duties, String number)
      throws IOException {
    InstantSource clock = () -> now;
    this.ledger = ledger;
    this.ca = InventedCa.root("CN=Invented", now.minus(Duration.ofDays(1)));
    this.aws = AwsTwin.start(clock);
    this.account =
        InventedAccount.build(
            aws.endpoint(),
            aws.createAccount(number),
            ca,
            executors,
            InventedAccount.ShippedPolicies.asShipped());
    this.sessions =
        new AccountSessions(new AwsAccess(this::base, Optional.of(aws.endpoint())), executors);
    this.certificates =
        new CreateSessionClient(Optional.of(aws.endpoint()), InstantSource.system());
    this.opening =
        new AwsOpeningActs(
            sessions,
            new ProfileSettler(
                new ClaimTable(duties.apply(UserGroup.OPEN)),
                new AnchorSettler(
                    new ClaimTable(duties.apply(UserGroup.OPEN)), rulebook.breakGlass(), clock),
                CANARY,
                SESSION,
                clock));
    this.notarising =
        new AwsNotarisingActs(sessions, new ClaimTable(duties.apply(UserGroup.NOTARISE)), clock);
    ClaimTable claims = new ClaimTable(duties.apply(UserGroup.CONTAIN));
    AnchorSettler anchors = new AnchorSettler(claims, rulebook.breakGlass(), clock);
    this.settler = new ProfileSettler(claims, anchors, CANARY, SESSION, clock);
    this.closing =
        new AwsClosingActs(
            sessions,
            settler,
            anchors,
            new RoleSettler(claims, CANARY, clock),
            claims,
            SESSION,
            clock);
  }

  private StaticCredentialsProvider base(Duty duty) {
    InventedAccount.BaseKey key = Optional.ofNullable(account.bases().get(duty)).orElseThrow();
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
  }

  AwsTwin aws() {
    return aws;
  }

  InventedAccount account() {
    return account;
  }

  InventedCa ca() {
    return ca;
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Root root() {
    return new Root(aws, account);
  }

  /** A lease from now on to whoever has the certificate of this common name. */
  LeaseClaim lease(String commonName) {
    return new LeaseClaim(
        StartedRun.fresh(ledger),
        account.profile(),
        account.role(),
        SourceIdentity.ofCommonName(commonName),
        now,
        now.plus(WINDOW),
        LeaseStage.WRITTEN);
  }

  void open(LeaseClaim lease) {
    writeLease(lease);
    notarise(lease);
    enable(lease);
  }

  LeaseReport writeLease(LeaseClaim lease) {
    return opening.writeLease(act(lease, Operation.WRITE_LEASE));
  }

  LeaseReport notarise(LeaseClaim lease) {
    return notarising.notarise(act(lease, Operation.NOTARISE));
  }

  LeaseReport enable(LeaseClaim lease) {
    return opening.enable(act(lease, Operation.ENABLE));
  }

  LeaseReport close(LeaseClaim lease) {
    return closing.close(new ClosingAct(lease.run(), lease, List.of()));
  }

  void denyWithoutLedger(LeaseClaim lease) {
    new EmergencyDenial(sessions)
        .put(EmergencyDeny.of(lease, WINDOW, SESSION, now), lease.profile());
  }

  /** Sweeps these profiles, without a pause between them. */
  List<SweepFinding> sweep(ProfileArn... profiles) {
    return new Sweeper(
            sessions,
            closing,
            settler,
            new AnchorSettler(new ClaimTable(ledger), governing(profiles), () -> now),
            new ClaimTable(ledger),
            new ObjectionTable(ledger),
            new SweepRecord(
                new JournalTable(ledger), new AlertTable(ledger), new SweepTable(ledger)),
            governing(profiles),
            new SweepPace(Duration.ZERO),
            () -> now)
        .sweep();
  }

  private BreakGlassRules governing(ProfileArn... profiles) {
    BreakGlassRules shipped = rulebook.breakGlass();
    return new BreakGlassRules(
        shipped.slots(),
        shipped.requesters(),
        shipped.closers(),
        shipped.approvalExpiry(),
        shipped.executionExpiry(),
        shipped.maximumWindow(),
        shipped.minimumWindow(),
        shipped.sessionDuration(),
        shipped.reminderBefore(),
        shipped.furthestStart(),
        shipped.extensions(),
        shipped.review(),
        shipped.refusalsPerPerson(),
        shipped.actLifetime(),
        shipped.change(),
        Stream.of(profiles).map(this::governed).toList());
  }

  private BreakGlassProfile governed(ProfileArn profile) {
    boolean ours = profile.equals(account.profile());
    return new BreakGlassProfile(
        profile.id(),
        profile,
        ours ? account.role() : new RoleArn(account.role() + "-of-" + profile.id()),
        account.anchor(),
        new PolicyArn("arn:aws:iam::111122223333:policy/exacttr/breakglass-boundary"),
        Optional.empty(),
        Optional.empty(),
        new ControlProfile(account.controlProfile(), account.controlRole(), account.anchor()));
  }

  /** A certificate of our CA. */
  Issued certificate(String commonName) {
    return ca.issue(
        "CN=" + commonName + ",O=ExactTR", now.minus(Duration.ofHours(1)), Duration.ofDays(30));
  }

  /** Whether a fresh session of this certificate may call AWS. */
  boolean getsIn(Issued certificate) {
    return ask(certificate) instanceof SessionAnswer.Granted granted
        && mayCall(granted.credentials());
  }

  SessionAnswer ask(Issued certificate) {
    try {
      return certificates.ask(
          new CertificateIdentity(certificate.key(), certificate.certificate(), List.of()),
          account.profile(),
          account.role(),
          account.anchor());
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException("nobody could ask", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while asking", stopped);
    }
  }

  /** Whether this session may read its own role. */
  boolean mayCall(AwsSessionCredentials session) {
    try (IamClient iam =
        sessions.clients(account.profile().account(), account.profile().region(), session).iam()) {
      iam.getRole(r -> r.roleName(account.role().name()));
      return true;
    } catch (AwsServiceException refused) {
      return false;
    }
  }

  @Override
  public void close() {
    certificates.close();
    sessions.close();
    aws.close();
  }

  private OpeningAct act(LeaseClaim lease, Operation operation) {
    WindowPlan plan =
        new WindowPlan(
            lease.run(),
            "execution",
            1,
            new WindowRequest(
                new ChangeId(lease.run().value().substring("RB-06/".length())),
                lease.profile(),
                new PersonId("holder"),
                lease.holder(),
                WINDOW,
                "a story that a test tells"),
            new PersonId("requester"),
            account.role(),
            account.anchor(),
            List.of(),
            Digest.ofText("rulebook"),
            Digest.ofText("state"),
            lease.until(),
            lease.until(),
            List.of());
    return new OpeningAct(
        lease.run(),
        new WarrantPapers(plan, new SignedAct("{}", "none", ""), Optional.empty(), List.of()),
        operation,
        lease,
        List.of());
  }
}
