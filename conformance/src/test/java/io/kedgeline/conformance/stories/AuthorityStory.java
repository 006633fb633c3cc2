package io.kedgeline.conformance.stories;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.AuthorityEnvironment;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedAuthority;
import io.kedgeline.sandbox.world.InventedPeople;
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
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stories of authorities do over and over: ask, vote, look. Each has an environment of its
 * own, since an environment has one authority.
 */
final class AuthorityStory implements AutoCloseable {

  /** An environment whose root lies in another Region. */
  static final String ELSEWHERE = "elsewhere";

  private static final Path SHIPPED = Path.of("..", "runbooks", "rulebook.yaml");
  private static final String FIRST = "      - name: production\n        account:";
  private static final String NEXT = "      # Break-glass has an authority";
  private static final String NEXT_PART = "    # Authorities outside AWS";

  /** The shipped environment whose anchor is disabled at rest. */
  static final String RESTING = "breakglass";

  private static final AtomicInteger CHANGES = new AtomicInteger(8000);

  final Sandbox sandbox;

  private AuthorityStory(Sandbox sandbox) {
    this.sandbox = sandbox;
    try (InventedAuthority authorities =
        new InventedAuthority(sandbox.aws().endpoint(), sandbox.organization().member())) {
      sandbox
          .organization()
          .pastGuardrails(() -> authorities.makeBoundary(environment("production").place()));
    }
    sandbox.aws().levers().privateCaWork(Duration.ZERO);
    sandbox.aws().levers().crlDelay(Duration.ZERO);
  }

  /** A sandbox whose rulebook has these environments besides the shipped one. */
  static AuthorityStory in(Path folder, String... environments) throws IOException, SQLException {
    String text = Files.readString(SHIPPED);
    int begin = text.indexOf(FIRST);
    int end = text.indexOf(NEXT, begin);
    int nextPart = text.indexOf(NEXT_PART, end);
    StringBuilder all = new StringBuilder(text.substring(0, nextPart));
    for (String name : environments) {
      all.append(
          text.substring(begin, end)
              .replace("production", name)
              .replace("ExactTR-Production", "ExactTR-" + name)
              .replace("ExactTR Prod Sub CA G2", "ExactTR " + name + " Sub CA"));
    }
    String elsewhere =
        text.substring(begin, end)
            .replace("production", ELSEWHERE)
            .replace("ExactTR-Production", "ExactTR-" + ELSEWHERE)
            .replace("ExactTR Prod Sub CA G2", "ExactTR " + ELSEWHERE + " Sub CA")
            .replace("acm-pca:eu-central-1", "acm-pca:eu-west-1");
    Path rulebook = Files.createDirectories(folder).resolve("environments.yaml");
    Files.writeString(rulebook, all + elsewhere + text.substring(nextPart));
    return new AuthorityStory(Sandbox.start(folder, rulebook));
  }

  private AuthorityEnvironment environment(String name) {
    return sandbox
        .rulebook()
        .rulebook()
        .pkiSetup()
        .flatMap(rules -> rules.environment(name))
        .orElseThrow();
  }

  AuthorityDraft draft(String environment) {
    return environment(environment).draft();
  }

  /** Asks for the authority of this environment. */
  RunId asked(String environment) {
    ChangeId change = new ChangeId("CHG-" + CHANGES.incrementAndGet());
    sandbox.recordChange(change, draft(environment).place(), InventedPeople.PKI_OWNER);
    return sandbox
        .desk()
        .request(
            Caller.of(InventedPeople.PKI_OWNER, "test"),
            new AuthorityRequest(
                change,
                environment,
                new Registration(
                    InventedPeople.PKI_OWNER,
                    InventedPeople.PKI_OWNER,
                    "certificates of the analysts' devices",
                    Set.of("audit-logs"),
                    Map.of("CostCentre", "4711")),
                "a story that a test tells"));
  }

  /** Asks, and has it approved. */
  RunId approved(String environment) {
    RunId run = asked(environment);
    until(run, OnboardingState.AWAITING_APPROVAL);
    vote(run, InventedPeople.AUTHORITY_ADMIN, "pki-admin");
    vote(run, InventedPeople.SECURITY_LEAD, "security-lead");
    return run;
  }

  private void vote(RunId run, PersonId person, String slot) {
    Digest plan = sandbox.desk().plan(run).digest().orElseThrow();
    ActAnswer answer =
        sandbox
            .desk()
            .vote(
                Caller.of(person, "test"),
                run,
                plan,
                Optional.of(slot),
                Decision.APPROVE,
                "so it is",
                Optional.empty());
    if (answer instanceof ActAnswer.Refused refused) {
      throw new IllegalStateException(refused.code() + ": " + refused.sentence());
    }
  }

  private void until(RunId run, OnboardingState wanted) {
    var unused =
        Waiting.until(
            () -> status(run),
            found -> found.state().equals(wanted) || found.state().last(),
            run + " to be " + wanted);
  }

  private Optional<RunStatus> status(RunId run) {
    try {
      return Optional.of(sandbox.desk().status(run));
    } catch (DeskRefusal notYet) {
      return Optional.empty();
    }
  }

  boolean ended(RunId run) {
    return status(run).filter(found -> found.state().last()).isPresent();
  }

  OnboardingOutcome outcome(RunId run) {
    return outcomeAfter(run, Duration.ZERO);
  }

  /** How it ends, when time passes in such steps meanwhile. */
  OnboardingOutcome outcomeAfter(RunId run, Duration step) {
    var unused =
        Waiting.until(
            () -> {
              sandbox.skip(step);
              return Optional.of(ended(run));
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
