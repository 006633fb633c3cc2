package io.kedgeline.conformance.authority;

import io.kedgeline.activities.authority.AnchorPlans;
import io.kedgeline.activities.authority.AuthorityPlans;
import io.kedgeline.activities.authority.AwsAuthorityActs;
import io.kedgeline.activities.authority.AwsAuthorityProofs;
import io.kedgeline.activities.authority.AwsCanaryActs;
import io.kedgeline.activities.authority.ExternalPlans;
import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.admission.AdmissionProof;
import io.kedgeline.activities.aws.admission.CanaryLeaf;
import io.kedgeline.activities.aws.issuance.LeafIssuer;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.onboarding.AbandonedMakings;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.AuthorityPlanner;
import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.rulebook.AuthorityEnvironment;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.sandbox.world.InventedAccount.ShippedPolicies;
import io.kedgeline.sandbox.world.InventedAuthority;
import io.kedgeline.sandbox.world.InventedOrganization;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.governed.WarrantPapers;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.UndoReport;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/**
 * An empty account in which an authority can be made, with a root and a boundary, by the duties
 * that make it; nobody checks warrants here.
 */
final class AuthorityGround implements AutoCloseable {

  private static final String ACCOUNT = "111122223333";
  private static final AccountId OUTSIDER = new AccountId("999988887777");
  private static final Path SHIPPED = Path.of("..", "runbooks", "rulebook.yaml");

  /** The steps in their order. */
  static final List<Operation> STEPS =
      List.of(
          Operation.CREATE_BUCKET,
          Operation.CREATE_AUTHORITY,
          Operation.PUBLISH_REVOCATION_LIST,
          Operation.PREPARE_ANCHOR,
          Operation.CREATE_CANARY,
          Operation.ENABLE_ANCHOR,
          Operation.PROVE_AUTHORITY,
          Operation.REGISTER_AUTHORITY);

  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final InstantSource clock = () -> now;
  final AwsTwin aws = AwsTwin.start(clock);
  private final InventedOrganization organization = InventedOrganization.found(aws, ACCOUNT);
  private final AuthorityLedger ledger;
  final InventedAccount account;
  final AccountSessions sessions;
  final LoadedRulebook rulebook;
  final CreateSessionClient createSession =
      new CreateSessionClient(Optional.of(aws.endpoint()), InstantSource.system());
  final AuthorityPlan plan;
  private final AwsAuthorityActs acts;
  private final AwsCanaryActs canary;
  private final AwsAuthorityProofs proofs;

  AuthorityGround(AuthorityLedger ledger, ShippedPolicies policies) throws IOException {
    this(ledger, policies, "production");
  }

  /** The same, of another environment of the shipped rulebook. */
  AuthorityGround(AuthorityLedger ledger, ShippedPolicies policies, String environment)
      throws IOException {
    this.ledger = ledger;
    LoadedRulebook shipped = RulebookFile.read(SHIPPED);
    this.account =
        InventedAccount.build(
            aws.endpoint(),
            organization.member(),
            InventedCa.root("CN=Invented", now.minus(Duration.ofDays(1))),
            shipped.rulebook().executors(),
            policies);
    this.sessions =
        new AccountSessions(
            new AwsAccess(this::base, Optional.of(aws.endpoint())), shipped.rulebook().executors());
    this.rulebook = withRoot(shipped);
    organization.guard(rulebook.rulebook().executors());
    this.plan = plan(ledger.started(), environment(rulebook, environment), rulebook.sha256());
    AdmissionProof admission = new AdmissionProof(createSession, sessions);
    this.acts =
        new AwsAuthorityActs(
            sessions, ledger.as(UserGroup.PKI, clock), plans(UserGroup.PKI), clock);
    this.canary =
        new AwsCanaryActs(
            sessions, ledger.as(UserGroup.PROVISION, clock), plans(UserGroup.PROVISION));
    this.proofs =
        new AwsAuthorityProofs(
            sessions, ledger.as(UserGroup.ISSUE, clock), plans(UserGroup.ISSUE), admission, clock);
  }

  private AnchorPlans plans(UserGroup group) {
    return new AnchorPlans(
        new AuthorityPlans(rulebook.rulebook()),
        new ExternalPlans(rulebook.rulebook(), ledger.documents(group)));
  }

  Instant now() {
    return now;
  }

  /** Another authority of the account, which an administrator made and anchored. */
  AnchoredAuthority another() {
    try (InventedAuthority authorities =
        new InventedAuthority(aws.endpoint(), organization.member())) {
      List<AnchoredAuthority> made = new ArrayList<>();
      organization.pastGuardrails(() ->
          made.add(authorities.make("Another CA", environment(rulebook, "production").place())));
      return made.getFirst();
    }
  }

  private StaticCredentialsProvider base(Duty duty) {
    InventedAccount.BaseKey key = Optional.ofNullable(account.bases().get(duty)).orElseThrow();
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
  }

  private static AuthorityEnvironment environment(LoadedRulebook rulebook, String name) {
    return rulebook.rulebook().pkiSetup().flatMap(rules -> rules.environment(name)).orElseThrow();
  }

  /**
   * The shipped rulebook with this world's root, for which nobody waits, nor for the first list.
   */
  private LoadedRulebook withRoot(LoadedRulebook shipped) throws IOException {
    aws.levers().privateCaWork(Duration.ZERO);
    aws.levers().crlDelay(Duration.ZERO);
    try (InventedAuthority authorities =
        new InventedAuthority(aws.endpoint(), organization.member())) {
      AuthorityEnvironment example = environment(shipped, "production");
      authorities.makeBoundary(example.place());
      CertificateAuthorityArn root = authorities.makeRoot("Invented Root", "production");
      Path file = Files.createTempFile("kedgeline-authority", ".yaml");
      Files.writeString(file, shipped.text().replace(example.root().value(), root.value()));
      return RulebookFile.read(file);
    }
  }

  private AuthorityPlan plan(RunId run, AuthorityEnvironment environment, Digest rulebook) {
    return new AuthorityPlan(
        run,
        "first",
        1,
        new AuthorityRequest(
            new ChangeId(run.change()),
            environment.place().name(),
            new Registration(
                new PersonId("dora"),
                new PersonId("ivo"),
                "certificates of the analysts' devices",
                Set.of("audit-logs"),
                Map.of("CostCentre", "4711")),
            "a test asks for an authority"),
        new PersonId("dora"),
        environment.draft(),
        Optional.empty(),
        List.of(),
        rulebook,
        Digest.ofText("state"),
        now,
        now,
        List.of());
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  MakingReport take(Operation step) {
    return take(step, plan);
  }

  MakingReport take(Operation step, AnchorPlan by) {
    MakingAct act =
        new MakingAct(
            by.run(),
            new WarrantPapers(
                by, new SignedAct("{}", "server-1", "AAAA"), Optional.empty(), List.of()),
            step,
            List.of());
    return switch (step) {
      case CREATE_BUCKET -> acts.createBucket(act);
      case CREATE_AUTHORITY -> acts.createAuthority(act);
      case PUBLISH_REVOCATION_LIST -> proofs.publishRevocationList(act);
      case PREPARE_ANCHOR -> acts.prepareAnchor(act);
      case CREATE_CANARY -> canary.createCanary(act);
      case ENABLE_ANCHOR -> acts.enableAnchor(act);
      case PROVE_AUTHORITY -> proofs.proveAuthority(act);
      case REST_ANCHOR -> acts.restAnchor(act);
      case PROVE_REST -> proofs.proveRest(act);
      case REGISTER_AUTHORITY -> acts.registerAuthority(act);
      default -> throw new IllegalArgumentException(step.name());
    };
  }

  /** Takes all steps before this one. */
  void takeUntil(Operation end) {
    List<Operation> steps = steps();
    steps.subList(0, steps.indexOf(end)).forEach(this::take);
  }

  /** The steps of this environment's plan in their order. */
  List<Operation> steps() {
    return AuthorityPlanner.actions(plan.draft()).stream().map(PlannedAction::operation).toList();
  }

  UndoReport undoCanary() {
    return undoCanary(plan.run());
  }

  UndoReport undoCanary(RunId run) {
    return canary.undoCanary(new UndoingAct(run, List.of()));
  }

  UndoReport undoAuthority() {
    return undoAuthority(plan.run());
  }

  UndoReport undoAuthority(RunId run) {
    return acts.undoAuthority(new UndoingAct(run, List.of()));
  }

  /** What the duties undo that runs have left, the canary first. */
  List<RunId> undoWhatIsLeft() {
    return Stream.of(
            ledger.abandoned(
                UserGroup.PROVISION,
                new AbandonedMakings.Kind(
                    "canary",
                    ledger.as(UserGroup.PROVISION, clock)::canaryBegunBefore,
                    canary::undoCanary),
                clock),
            ledger.abandoned(
                UserGroup.PKI,
                new AbandonedMakings.Kind(
                    "authority", ledger.as(UserGroup.PKI, clock)::begunBefore, acts::undoAuthority),
                clock))
        .flatMap(makings -> makings.undo().stream())
        .toList();
  }

  /** A certificate of the new authority that its canary's trust policy lets in. */
  CertificateIdentity leaf(AwsClients root, String device)
      throws GeneralSecurityException, IOException {
    return new CanaryLeaf(new LeafIssuer(root.privateCa(), Duration.ofMinutes(1)), clock)
        .issue(
            made().authority().orElseThrow(),
            new CertificateNames(
                Map.of(CertificateNames.COMMON_NAME, device, "OU", "prod"),
                Optional.of("urn:exacttr:workload:canary-" + device)));
  }

  MadeAuthority made() {
    return ledger.as(UserGroup.PKI, clock).of(plan.run()).orElseThrow();
  }

  /** Frees the environment for another ground, whatever stands in this one's AWS. */
  void giveUp() {
    ledger.giveUp(plan.run());
  }

  /** What the account's root user sees or does. */
  <T> T asRoot(Function<AwsClients, T> work) {
    try (AwsClients clients = root()) {
      return work.apply(clients);
    }
  }

  /** Clients of the account's root user, to be closed. */
  AwsClients root() {
    return sessions.clients(
        plan.account(),
        plan.region(),
        AwsBasicCredentials.create(
            organization.member().accessKeyId(), organization.member().secretAccessKey()));
  }

  /** Clients of the root user of an account that has nothing to do with the company's. */
  AwsClients outsider() {
    AccountKeys keys = aws.createAccount(OUTSIDER.value());
    return sessions.clients(
        OUTSIDER,
        plan.region(),
        AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
  }

  /** The account's root user makes an anchor that trusts this certificate in PEM. */
  void anchorByHand(String certificate) {
    pastGuardrails(() ->
        asRoot(root ->
            root.rolesAnywhere()
                .createTrustAnchor(r ->
                    r.name("Made by hand")
                        .source(s ->
                            s.sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
                                .sourceData(d -> d.x509CertificateData(certificate))))));
  }

  /** Does this where no guardrail holds the root user. */
  void pastGuardrails(Runnable deed) {
    organization.pastGuardrails(deed);
  }

  /** What an executor's session does. */
  <T> T as(Duty duty, Function<AwsClients, T> work) {
    try (AwsClients clients = sessions.as(duty, plan.account(), plan.region(), plan.run())) {
      return work.apply(clients);
    }
  }

  @Override
  public void close() {
    createSession.close();
    sessions.close();
    aws.close();
  }
}
