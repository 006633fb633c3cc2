package io.kedgeline.conformance.stories;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.conformance.authority.OutsideAuthority;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.external.ExternalDraft;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedAuthority;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.api.AuthorityAsked;
import io.kedgeline.starters.api.ExternalAsked;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.evidence.EvidenceFinding;
import io.kedgeline.starters.evidence.EvidenceVerifier;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.RunStatus;
import io.kedgeline.workflows.onboarding.OnboardingOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What stories of authorities outside AWS do over and over: ask, vote, use, look. */
final class ExternalStory implements AutoCloseable {

  private static final Path SHIPPED = Path.of("..", "runbooks", "rulebook.yaml");
  private static final String FIRST = "        - name: partner\n";
  private static final String NEXT_PART = "  # Profile onboarding";
  private static final AtomicInteger CHANGES = new AtomicInteger(8500);

  final Sandbox sandbox;

  private ExternalStory(Sandbox sandbox) {
    this.sandbox = sandbox;
    try (InventedAuthority authorities =
        new InventedAuthority(sandbox.aws().endpoint(), sandbox.organization().member())) {
      sandbox
          .organization()
          .pastGuardrails(() ->
              authorities.makeBoundary(
                  rules().external().orElseThrow().environments().getFirst().place()));
    }
  }

  /** A sandbox whose rulebook takes authorities outside AWS in these environments besides. */
  static ExternalStory in(Path folder, String... environments) throws IOException, SQLException {
    String text = Files.readString(SHIPPED);
    int begin = text.indexOf(FIRST);
    int end = text.indexOf(NEXT_PART, begin);
    StringBuilder all = new StringBuilder(text.substring(0, end));
    for (String name : environments) {
      all.append(
          text.substring(begin, end)
              .replace("name: partner", "name: " + name)
              .replace("ExactTR-Partner", "ExactTR-" + name));
    }
    Path rulebook = Files.createDirectories(folder).resolve("environments.yaml");
    Files.writeString(rulebook, all + text.substring(end));
    return new ExternalStory(Sandbox.start(folder, rulebook));
  }

  private PkiSetupRules rules() {
    return sandbox.rulebook().rulebook().pkiSetup().orElseThrow();
  }

  /** An authority of its own name, and what it gives away now. */
  OutsideAuthority outside(String commonName) {
    return new OutsideAuthority(commonName, sandbox.clock().instant());
  }

  /** Asks over HTTP for an anchor that trusts this authority. */
  RunId asked(String environment, OutsideAuthority authority) {
    ChangeId change = new ChangeId("CHG-" + CHANGES.incrementAndGet());
    sandbox.recordChange(
        change, "111122223333/eu-central-1/" + environment, InventedPeople.PKI_OWNER);
    return sandbox
        .as(InventedPeople.PKI_OWNER)
        .request(
            new AuthorityAsked(
                change.value(),
                environment,
                InventedPeople.PKI_OWNER.value(),
                InventedPeople.PKI_OWNER.value(),
                "machines of the partner get in",
                List.of("audit-logs"),
                Map.of(),
                "a story that a test tells",
                Optional.of(
                    new ExternalAsked(
                        authority.certificate(),
                        authority.list(),
                        authority.canary(),
                        "CA audit 2026, section 4",
                        Digest.ofText("the audit").hex()))))
        .run();
  }

  /** Asks, and waits until it is put to the vote. */
  RunId awaitingApproval(String environment, OutsideAuthority authority) {
    RunId run = asked(environment, authority);
    until(run, OnboardingState.AWAITING_APPROVAL);
    if (statusOf(run).state().last()) {
      throw new IllegalStateException(run + ": " + statusOf(run).reason().orElse(""));
    }
    return run;
  }

  /** Asks, and has it approved and attested. */
  RunId approved(String environment, OutsideAuthority authority) {
    RunId run = awaitingApproval(environment, authority);
    vote(run, InventedPeople.AUTHORITY_ADMIN, "pki-admin");
    vote(run, InventedPeople.SECURITY_LEAD, "security-lead");
    vote(run, InventedPeople.ATTESTOR, "ca-attestor");
    return run;
  }

  void vote(RunId run, PersonId person, String slot) {
    if (cast(run, person, slot) instanceof ActAnswer.Refused refused) {
      throw new IllegalStateException(refused.code() + ": " + refused.sentence());
    }
  }

  ActAnswer cast(RunId run, PersonId person, String slot) {
    return sandbox
        .desk()
        .vote(
            Caller.of(person, "test"),
            run,
            sandbox.desk().plan(run).digest().orElseThrow(),
            Optional.of(slot),
            Decision.APPROVE,
            "so it is",
            Optional.empty());
  }

  ActAnswer deny(RunId run, PersonId person) {
    return sandbox
        .desk()
        .vote(
            Caller.of(person, "test"),
            run,
            sandbox.desk().plan(run).digest().orElseThrow(),
            Optional.empty(),
            Decision.DENY,
            "it is not run as it should be",
            Optional.empty());
  }

  private void until(RunId run, OnboardingState wanted) {
    var unused =
        Waiting.until(
            () -> status(run),
            found -> found.state().equals(wanted) || found.state().last(),
            run + " to be " + wanted);
  }

  RunStatus statusOf(RunId run) {
    return sandbox.desk().status(run);
  }

  private Optional<RunStatus> status(RunId run) {
    try {
      return Optional.of(sandbox.desk().status(run));
    } catch (DeskRefusal notYet) {
      return Optional.empty();
    }
  }

  ExternalDraft draft(RunId run) {
    return sandbox
        .desk()
        .plan(run)
        .plan()
        .filter(ExternalPlan.class::isInstance)
        .map(ExternalPlan.class::cast)
        .orElseThrow()
        .draft();
  }

  /** Whoever runs the authority uses the canary's certificate until it gets in. */
  void use(OutsideAuthority authority, ExternalDraft draft) {
    try (AnchorByHand anchor = new AnchorByHand(sandbox, draft)) {
      var unused =
          Waiting.until(
              () -> answered(authority, draft, anchor),
              SessionAnswer.Granted.class::isInstance,
              "the canary to get in");
    }
  }

  private Optional<SessionAnswer> answered(
      OutsideAuthority authority, ExternalDraft draft, AnchorByHand made) {
    Optional<TrustAnchorArn> anchor = made.arn();
    Optional<ProfileArn> profile = made.profile();
    return anchor.flatMap(there ->
        profile.map(own -> {
          try {
            return sandbox
                .sessions()
                .ask(authority.canaryWithItsKey(), own, draft.canary().role(), there);
          } catch (IOException | GeneralSecurityException | InterruptedException failed) {
            throw new IllegalStateException(failed);
          }
        }));
  }

  OnboardingOutcome outcomeAfter(RunId run, Duration step) {
    var unused =
        Waiting.until(
            () -> {
              sandbox.skip(step);
              return Optional.of(status(run).filter(found -> found.state().last()).isPresent());
            },
            ended -> ended,
            run + " to end");
    return sandbox.client().newUntypedWorkflowStub(run.value()).getResult(OnboardingOutcome.class);
  }

  /** What a verifier of the run's record finds that does not hold. */
  List<EvidenceFinding> contradicted(RunId run) {
    return new EvidenceVerifier(sandbox.trustRoot())
        .verify(new RunArchive(sandbox.client(), sandbox.ledger()).evidence(run)).stream()
            .filter(finding -> !finding.holds())
            .toList();
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
  }
}
