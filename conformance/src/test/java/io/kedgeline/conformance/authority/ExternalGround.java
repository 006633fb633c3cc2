package io.kedgeline.conformance.authority;

import io.kedgeline.activities.authority.ExternalCanarySight;
import io.kedgeline.activities.authority.ExternalPlans;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.activities.certificate.ExternalDocumentsReader;
import io.kedgeline.activities.sight.SessionEvidence;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.external.Attestation;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.external.ExternalPapers;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.external.ExternalPlanner;
import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.ExternalRules;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.sandbox.world.InventedAccount.ShippedPolicies;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.SessionLook;
import io.kedgeline.workflows.port.SessionReport;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;

/** An account in which an authority outside AWS can be anchored, and its documents. */
final class ExternalGround implements AutoCloseable {

  /** The steps in their order. */
  static final List<Operation> STEPS =
      List.of(
          Operation.PREPARE_ANCHOR,
          Operation.CREATE_CANARY,
          Operation.ENABLE_ANCHOR,
          Operation.PROVE_AUTHORITY,
          Operation.REGISTER_AUTHORITY);

  final AuthorityGround account;
  final OutsideAuthority authority;
  final ExternalPlan plan;
  private final AuthorityLedger ledger;

  ExternalGround(AuthorityLedger ledger) throws IOException, GeneralSecurityException {
    this.ledger = ledger;
    this.account = new AuthorityGround(ledger, ShippedPolicies.asShipped());
    this.authority = new OutsideAuthority("Partner CA", account.now());
    this.plan = planOf(authority, authority.list());
  }

  /** A plan for an authority of these documents, which the ledger has. */
  ExternalPlan planOf(OutsideAuthority of, String list) throws GeneralSecurityException {
    byte[] certificate = of.octets();
    byte[] revoked = OutsideAuthority.der(list);
    byte[] canary = OutsideAuthority.der(of.canary());
    boolean kept =
        ledger
            .documents(UserGroup.SERVER)
            .deposit(new PersonId("dora"), List.of(certificate, revoked, canary));
    if (!kept) {
      throw new IllegalStateException("the ledger keeps no more documents");
    }
    return plan(
        ledger.started(),
        new ExternalPapers(
            Digest.of(certificate),
            Digest.of(revoked),
            Digest.of(canary),
            new Attestation("CA audit 2026", Digest.ofText("the audit"))),
        ExternalDocumentsReader.read(certificate, revoked, canary));
  }

  /** A plan of this run that says this of the documents. */
  ExternalPlan plan(RunId run, ExternalPapers papers, ExternalFacts facts) {
    return plan(run, papers, facts, Optional.empty());
  }

  /** The same plan as the usual one, where there is this other authority. */
  ExternalPlan beside(AnchoredAuthority other) {
    return plan(plan.run(), plan.request().papers(), plan.draft().facts(), Optional.of(other));
  }

  private ExternalPlan plan(
      RunId run, ExternalPapers papers, ExternalFacts facts, Optional<AnchoredAuthority> other) {
    ExternalRules rules =
        account.rulebook.rulebook().pkiSetup().flatMap(PkiSetupRules::external).orElseThrow();
    ExternalRequest request =
        new ExternalRequest(
            new ChangeId(run.change()),
            "partner",
            new Registration(
                new PersonId("dora"),
                new PersonId("ivo"),
                "machines of the partner get in",
                Set.of("audit-logs"),
                Map.of()),
            papers,
            "a test asks for an anchor");
    var draft =
        rules.environment("partner").orElseThrow().draft(facts, request, rules).orElseThrow();
    return new ExternalPlan(
        run,
        "first",
        1,
        request,
        new PersonId("dora"),
        draft,
        other,
        List.of(),
        account.rulebook.sha256(),
        Digest.ofText("state"),
        account.now(),
        account.now(),
        ExternalPlanner.actions(draft));
  }

  MakingReport take(Operation step) {
    return account.take(step, plan);
  }

  /** Takes all steps before this one. */
  void takeUntil(Operation end) {
    STEPS.subList(0, STEPS.indexOf(end)).forEach(this::take);
  }

  /** Whoever runs the authority uses the canary's certificate. */
  void useCanary() throws GeneralSecurityException, IOException, InterruptedException {
    var unused = ask(plan, authority.canaryWithItsKey());
  }

  /** The canary is used and seen, where that is due before this step. */
  void seeCanary(Operation next)
      throws GeneralSecurityException, IOException, InterruptedException {
    if (next == Operation.REGISTER_AUTHORITY) {
      useCanary();
      SessionReport seen = look();
      if (!seen.registered()) {
        throw new IllegalStateException(seen.toString());
      }
    }
  }

  /** What becomes of this certificate at the anchor of this plan. */
  SessionAnswer ask(ExternalPlan of, CertificateIdentity certificate)
      throws GeneralSecurityException, IOException, InterruptedException {
    MadeAuthority made = ledger.as(UserGroup.PKI, account::now).of(of.run()).orElseThrow();
    return account.createSession.ask(
        certificate,
        made.canaryProfile().orElseThrow(),
        made.canaryRole(),
        made.anchor().orElseThrow());
  }

  /** Looks whether it was used. */
  SessionReport look() {
    return new ExternalCanarySight(
            ledger.as(UserGroup.RUNBOOKS, account::now),
            new ExternalPlans(account.rulebook.rulebook(), ledger.documents(UserGroup.RUNBOOKS)),
            new SessionEvidence(account.sessions, ledger.events()))
        .confirmCanary(new SessionLook(plan.run(), List.of()));
  }

  /** The account's root user does this to the anchor, which no guardrail keeps them from. */
  void tamper(BiConsumer<AwsClients, TrustAnchorArn> deed) {
    account.pastGuardrails(() ->
        account.asRoot(root -> {
          TrustAnchorArn anchor = made().anchor().orElseThrow();
          deed.accept(root, anchor);
          return anchor;
        }));
  }

  /** A second one just like the run's anchor, as a call whose answer was lost leaves it. */
  void twinOfTheAnchor() {
    tamper((root, anchor) -> {
      TrustAnchorDetail like =
          root.rolesAnywhere().getTrustAnchor(r -> r.trustAnchorId(anchor.id())).trustAnchor();
      List<Tag> tags =
          root.rolesAnywhere().listTagsForResource(r -> r.resourceArn(anchor.value())).tags();
      root.rolesAnywhere()
          .createTrustAnchor(
              r -> r.name(like.name()).enabled(false).source(like.source()).tags(tags));
    });
  }

  /** The account's root user puts this list in PEM in the place of the imported one. */
  void replaceList(String list) {
    tamper((root, anchor) ->
        root.rolesAnywhere()
            .updateCrl(r ->
                r.crlId(made().revocationList().orElseThrow())
                    .crlData(SdkBytes.fromUtf8String(list))));
  }

  void undo() {
    account.undoCanary(plan.run());
    account.undoAuthority(plan.run());
  }

  MadeAuthority made() {
    return ledger.as(UserGroup.PKI, account::now).of(plan.run()).orElseThrow();
  }

  /** The names of the run's own anchors that take certificates. */
  List<String> enabled() {
    return account.asRoot(root ->
        root.rolesAnywhere().listTrustAnchorsPaginator(r -> {}).trustAnchors().stream()
            .filter(anchor -> anchor.name().equals(plan.draft().anchor()))
            .filter(TrustAnchorDetail::enabled)
            .map(TrustAnchorDetail::name)
            .toList());
  }

  List<String> standing() {
    return account.asRoot(root -> new Standing(root, plan.draft()).words());
  }

  @Override
  public void close() {
    account.close();
  }
}
