package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;

import com.nimbusds.jwt.JWTClaimsSet;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.twins.oidc.OidcTwin;
import io.kedgeline.workflows.breakglass.BreakGlassWindow;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import io.kedgeline.workflows.breakglass.WindowStart;
import io.kedgeline.workflows.governed.OpeningAct;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.governed.WarrantPapers;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.OpeningActs;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Somebody who got hold of the payload keys and runs a workflow worker of their own on our queue:
 * it asks for the opening at once, with a plan and no votes.
 */
final class RogueWorker implements AutoCloseable {

  private final WorkflowClient client;
  private final WorkerFactory factory;

  /** A rogue that fills in every paper but the votes. */
  static RogueWorker withoutVotes(Sandbox sandbox) {
    return new RogueWorker(
        sandbox,
        asked ->
            Workflow.newActivityStub(OpeningActs.class, onTheQueueThatOpens())
                .writeLease(papers(sandbox, asked)));
  }

  /**
   * A rogue that stole the key of a server, and votes with it in everybody's name; the sign-in is
   * by an issuer of its own.
   */
  static RogueWorker withAStolenActKey(Sandbox sandbox) {
    SignInToken forged = forgedSignIn(sandbox);
    return new RogueWorker(
        sandbox,
        asked ->
            Workflow.newActivityStub(OpeningActs.class, onTheQueueThatOpens())
                .writeLease(voted(sandbox, asked, papers(sandbox, asked), forged)));
  }

  /** Its content is not looked at: the key is none of the company's issuer. */
  private static SignInToken forgedSignIn(Sandbox sandbox) {
    try (OidcTwin own = OidcTwin.start(List.of(), List.of())) {
      return new SignInToken(
          own.sign(new JWTClaimsSet.Builder().issuer(sandbox.oidc().issuer()).build()), "{}");
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  private static OpeningAct voted(
      Sandbox sandbox, Asked asked, OpeningAct act, SignInToken signIn) {
    WarrantPapers papers = act.papers();
    List<SignedAct> ballots =
        Stream.of(SECURITY_LEAD, RESPONSE_LEAD)
            .map(person -> ballot(sandbox, asked, papers, person, signIn))
            .toList();
    return new OpeningAct(
        act.run(),
        new WarrantPapers(papers.plan(), papers.request(), papers.extension(), ballots),
        act.operation(),
        act.lease(),
        act.facts());
  }

  private static SignedAct ballot(
      Sandbox sandbox, Asked asked, WarrantPapers papers, PersonId person, SignInToken signIn) {
    return sandbox
        .signer()
        .sign(
            new Act.Ballot(
                new ActHeader(
                    asked.run(),
                    person,
                    "http",
                    "stolen " + person,
                    asked.now(),
                    asked.now().plusSeconds(300)),
                asked.execution(),
                1,
                CanonicalJson.digest(papers.plan()),
                Optional.of(person.equals(SECURITY_LEAD) ? "security-lead" : "ir-lead"),
                Decision.APPROVE,
                "",
                Optional.of(signIn)));
  }

  /** A rogue that hands out a task made by hand. */
  static RogueWorker withARawTask(Sandbox sandbox) {
    return new RogueWorker(
        sandbox,
        asked ->
            Workflow.newUntypedActivityStub(onTheQueueThatOpens())
                .execute(
                    "Enable",
                    Void.class,
                    Map.of("approved", true, "operation", "ENABLE", "facts", List.of())));
  }

  /** A rogue that ends the record of another run, so that nothing more could be done in it. */
  static RogueWorker thatSeals(Sandbox sandbox, RunId victim) {
    return new RogueWorker(
        sandbox,
        asked ->
            Workflow.newActivityStub(Records.class, Retries.opening())
                .seal(new NoticeRequest(victim, WindowState.CLOSED, "over", List.of())));
  }

  /** A rogue that tells, in its own run, what only a worker can know. */
  static RogueWorker thatForgesAFact(Sandbox sandbox) {
    return new RogueWorker(
        sandbox,
        asked ->
            Workflow.newActivityStub(Records.class, Retries.opening())
                .journal(
                    new NoticeRequest(
                        asked.run(),
                        WindowState.CLOSED,
                        "over",
                        List.of(
                            Fact.of(
                                "workflow/" + asked.execution() + "/1",
                                FactKind.RESULT,
                                asked.now(),
                                "worker/ProveClosed",
                                Map.of("activity", "ProveClosed"))))));
  }

  private static ActivityOptions onTheQueueThatOpens() {
    return TaskQueues.on(TaskQueues.OPEN, Retries.opening());
  }

  private RogueWorker(Sandbox sandbox, Consumer<Asked> deed) {
    this.client = sandbox.client();
    this.factory = WorkerFactory.newInstance(sandbox.client());
    Worker worker = factory.newWorker(TaskQueues.RUNBOOKS);
    worker.registerWorkflowImplementationFactory(BreakGlassWindow.class, () -> new Rogue(deed));
    factory.start();
  }

  /** Waits until the engine has taken in what the rogue asks for. */
  void awaitTask(RunId run) {
    Waiting.until(
        () -> Optional.of(client.fetchHistory(run.value()).getEvents()),
        events ->
            events.stream()
                .anyMatch(
                    event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED),
        "the rogue worker's activity");
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(5, TimeUnit.SECONDS);
  }

  private static OpeningAct papers(Sandbox sandbox, Asked asked) {
    Act.Request request =
        (Act.Request)
            sandbox.trustRoot().people().acts().open(asked.start().request()).orElseThrow();
    WindowRequest window = request.asks(WindowRequest.class).orElseThrow();
    Instant now = asked.now().truncatedTo(ChronoUnit.SECONDS);
    WindowPlan plan =
        new WindowPlan(
            asked.run(),
            asked.execution(),
            1,
            window,
            request.header().person(),
            sandbox.account().role(),
            sandbox.account().anchor(),
            sandbox.rulebook().rulebook().breakGlass().slots(),
            sandbox.rulebook().sha256(),
            Digest.ofText("any state"),
            now.plusSeconds(3600),
            now.plusSeconds(5400),
            List.of(new PlannedAction(Operation.WRITE_LEASE, sandbox.account().profile().value())));
    LeaseClaim lease =
        new LeaseClaim(
            asked.run(),
            sandbox.account().profile(),
            sandbox.account().role(),
            sandbox.holderIdentity(),
            now,
            now.plus(window.length()),
            LeaseStage.WRITTEN);
    return new OpeningAct(
        asked.run(),
        new WarrantPapers(plan, asked.start().request(), Optional.empty(), List.of()),
        Operation.WRITE_LEASE,
        lease,
        List.of());
  }

  private record Asked(RunId run, String execution, Instant now, WindowStart start) {}

  private static final class Rogue implements BreakGlassWindow {

    private final Consumer<Asked> deed;

    Rogue(Consumer<Asked> deed) {
      this.deed = deed;
    }

    @Override
    public WindowOutcome run(WindowStart start) {
      deed.accept(
          new Asked(
              new RunId(Workflow.getInfo().getWorkflowId()),
              Workflow.getInfo().getFirstExecutionRunId(),
              Instant.ofEpochMilli(Workflow.currentTimeMillis()),
              start));
      throw new IllegalStateException("the honest worker opened for a rogue");
    }
  }
}
