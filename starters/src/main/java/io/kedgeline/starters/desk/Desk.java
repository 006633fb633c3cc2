package io.kedgeline.starters.desk;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.Conclusion;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.ledger.registry.StartResult;
import io.kedgeline.workflows.breakglass.HolderCertificateView;
import io.kedgeline.workflows.breakglass.WindowRun;
import io.kedgeline.workflows.enrollment.EnrollmentRun;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.GovernedRun;
import io.kedgeline.workflows.governed.PlanView;
import io.kedgeline.workflows.governed.ReviewView;
import io.kedgeline.workflows.governed.RunStatus;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does for authenticated people what they may ask of runs. It decides nothing: it says who the
 * person is, signs that, and the run decides.
 */
public final class Desk {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final String SCHEDULE = "schedule";

  private final WorkflowClient client;
  private final RunStartTable starts;
  private final ActSigner signer;
  private final Objections objections;
  private final Duration actLifetime;
  private final InstantSource clock;
  private final RunStarter starter;
  private final LateReviews lateReviews;
  private final List<Onlooker> onlookers = new CopyOnWriteArrayList<>();
  private final SecureRandom random = new SecureRandom();

  /** A desk before this engine and ledger; acts live for {@code actLifetime}. */
  public Desk(
      WorkflowClient client,
      RunStartTable starts,
      Objections objections,
      LateReviews lateReviews,
      ActSigner signer,
      Duration actLifetime,
      InstantSource clock) {
    this.client = client;
    this.starts = starts;
    this.objections = objections;
    this.lateReviews = lateReviews;
    this.signer = signer;
    this.actLifetime = actLifetime;
    this.clock = clock;
    this.starter = new RunStarter(client, starts);
  }

  /** Shows this onlooker every answer from now on. */
  public void show(Onlooker onlooker) {
    onlookers.add(onlooker);
  }

  /** Asks for a run. Asking the same again is the same run. */
  public RunId request(Caller caller, RunRequest request) {
    return ask(caller, request).run();
  }

  /**
   * What came of asking.
   *
   * @param run the run
   * @param first whether nobody had asked before
   */
  public record Asked(RunId run, boolean first) {}

  /** The same, and says whether it was the first time. */
  public Asked ask(Caller caller, RunRequest request) {
    if (request.change().drill()) {
      throw new DeskRefusal(
          DeskRefusal.Code.DRILL_BY_HAND,
          "%s names a drill: drills begin by their schedule alone".formatted(request.change()));
    }
    return begin(caller, request);
  }

  /**
   * Asks for the drill that the rulebook schedules, on behalf of its owner. One that was asked for
   * before is the same run, though the rulebook may say otherwise since.
   */
  public RunId drill(PersonId owner, WindowRequest request) {
    return starts
        .find(RunId.ofWindow(request.change()))
        .map(this::started)
        .orElseGet(() -> begin(Caller.of(owner, SCHEDULE), request).run());
  }

  private Asked begin(Caller caller, RunRequest request) {
    RunId run = run(request);
    SignedAct signed = signer.sign(new Act.Request(header(run, caller), request));
    StartResult result =
        starts.claim(
            run,
            CanonicalJson.digest(request),
            caller.person(),
            CanonicalJson.write(signed),
            clock.instant());
    return switch (result) {
      case StartResult.Started started -> new Asked(started(started.start()), true);
      case StartResult.AlreadyStarted again -> new Asked(started(again.start()), false);
      case StartResult.DifferentContent other ->
          throw new DeskRefusal(
              DeskRefusal.Code.CHANGE_IN_USE,
              "%s was started by %s with another content, which differs in %s: use another change"
                  .formatted(
                      run,
                      other.start().requester(),
                      String.join(", ", Difference.between(other.start(), caller, request))));
    };
  }

  private static RunId run(RunRequest request) {
    return switch (request) {
      case WindowRequest window -> RunId.ofWindow(window.change());
      case ProfileRequest profile -> RunId.of(RunbookId.PROFILE_ONBOARDING, profile.change());
      case EnrollmentRequest enrollment ->
          RunId.of(RunbookId.CONSUMER_ENROLLMENT, enrollment.change());
      case AuthorityRequest authority -> RunId.of(RunbookId.PKI_SETUP, authority.change());
      case ExternalRequest external -> RunId.of(RunbookId.PKI_SETUP, external.change());
      default -> throw new IllegalArgumentException("request: this build has no runbook for it");
    };
  }

  private RunId started(RunStart start) {
    return Engine.reaching(start.run(), () -> starter.ensureStarted(start));
  }

  /**
   * Votes on the plan whose digest the person saw. A denial stands in the ledger before the engine
   * hears of it: no workflow can keep it from counting.
   *
   * @param signIn the proof of a sign-in for this plan, where the slot asks for one
   */
  public ActAnswer vote(
      Caller caller,
      RunId run,
      Digest plan,
      Optional<String> slot,
      Decision decision,
      String reason,
      Optional<SignInToken> signIn) {
    ActHeader header = header(run, caller);
    if (decision == Decision.DENY) {
      objections.note(denialOf(run, plan), header);
    }
    RunStatus status = status(run);
    Act.Ballot ballot =
        new Act.Ballot(
            header, status.execution(), status.round(), plan, slot, decision, reason, signIn);
    return say(run, caller, ballot, "vote");
  }

  /**
   * A no to the plan of an extension leaves the window to the end that it has; any other no ends
   * it. Where the run does not answer, the window is ended.
   */
  private Objection.Kind denialOf(RunId run, Digest plan) {
    return objections.open(run) && extensionIs(run, plan)
        ? Objection.Kind.EXTENSION_DENIAL
        : Objection.Kind.DENIAL;
  }

  private boolean extensionIs(RunId run, Digest digest) {
    try {
      PlanView view = plan(run);
      return view.plan().flatMap(Plan::moreTimeAskedAt).isPresent()
          && view.digest().filter(digest::matches).isPresent();
    } catch (DeskRefusal silent) {
      return false;
    }
  }

  /**
   * Shows a device's request to the run that enrols it. Whoever calls this has used the device's
   * token up for it ({@code BootstrapTokenTable.redeem}).
   *
   * @param caller whom the token was issued by, and through which door the device came
   * @param token the SHA-256 of the token's secret
   * @param certificateRequest PKCS#10 in PEM, as the device showed it
   * @throws IllegalArgumentException when the request is empty or too long
   */
  public ActAnswer present(
      Caller caller,
      RunId run,
      DeviceId device,
      Persona persona,
      Digest token,
      String certificateRequest) {
    Act.Presentation shown =
        new Act.Presentation(
            header(run, caller),
            status(run).execution(),
            device,
            persona,
            token,
            certificateRequest);
    return say(run, caller, shown, "present");
  }

  /** What the consumer gets of this run, as long as its certificate is issued and not given up. */
  public Optional<BootstrapBundle> bundle(RunId run) {
    requireStarted(run);
    return Engine.reaching(
            run, () -> client.newWorkflowStub(EnrollmentRun.class, run.value()).bundle())
        .bundle();
  }

  /** Tells the run that its device's certificate may have got a session. It looks itself. */
  public void certificateSeen(RunId run) {
    requireStarted(run);
    Engine.reaching(
        run,
        () -> {
          client.newWorkflowStub(EnrollmentRun.class, run.value()).certificateSeen();
          return run;
        });
  }

  /**
   * Shows the key of a window's holder to its run. Whoever calls this has found the caller to be
   * the holder.
   *
   * @param status where the run stands, which tells the execution that the act is for
   * @param certificateRequest PKCS#10 in PEM, as the holder showed it
   * @throws IllegalArgumentException when the request is empty or too long
   */
  ActAnswer presentKey(Caller caller, RunStatus status, String certificateRequest) {
    Act.KeyPresentation shown =
        new Act.KeyPresentation(
            header(status.run(), caller), status.execution(), certificateRequest);
    return say(status.run(), caller, shown, "presentKey");
  }

  /** How the certificate of a window's holder stands, by what its run says. */
  HolderCertificateView holderCertificate(RunId run) {
    requireStarted(run);
    return Engine.reaching(
        run, () -> client.newWorkflowStub(WindowRun.class, run.value()).certificate());
  }

  /** Asks for more time in an open window. */
  public ActAnswer extend(Caller caller, RunId run, Duration by, String reason) {
    Act.Extension wish =
        new Act.Extension(header(run, caller), status(run).execution(), by, reason);
    return say(run, caller, wish, "extend");
  }

  /**
   * Records the review of a closed window. Where the run itself is gone, the ledger takes it, so
   * that the next window can be asked for.
   */
  public ActAnswer review(
      Caller caller, RunId run, Digest changes, Conclusion conclusion, String reason) {
    try {
      String execution = starts.find(run).flatMap(RunStart::firstExecution).orElse("");
      Act.Review review =
          new Act.Review(header(run, caller), execution, changes, conclusion, reason);
      return say(run, caller, review, "recordReview");
    } catch (DeskRefusal gone) {
      if (gone.code() == DeskRefusal.Code.RUN_OVER || gone.code() == DeskRefusal.Code.RUN_UNKNOWN) {
        return lateReviews.record(run, caller.person(), conclusion).orElseThrow(() -> gone);
      }
      throw gone;
    }
  }

  /** What a reviewer has to look at. */
  public ReviewView toBeReviewed(RunId run) {
    return asking(run, GovernedRun::review);
  }

  /** Takes the person's own vote back. */
  public ActAnswer withdraw(Caller caller, RunId run) {
    ActHeader header = header(run, caller);
    objections.note(Objection.Kind.WITHDRAWAL, header);
    return say(run, caller, new Act.Withdrawal(header, status(run).execution()), "withdraw");
  }

  /** Withdraws the request, or closes what is open. */
  public ActAnswer close(Caller caller, RunId run, String reason) {
    Act.Close close = new Act.Close(header(run, caller), status(run).execution(), reason);
    objections.note(Objection.Kind.CLOSE, close.header());
    return say(run, caller, close, "close");
  }

  /**
   * Tells the run that its change record may have moved.
   *
   * @param hint names this one hint: the same one is given once, however often it comes
   * @return whether the run looks; false when it looked a moment ago, or does not look any more
   */
  public boolean recheck(RunId run, String hint) {
    requireStarted(run);
    UpdateOptions<Void> options =
        UpdateOptions.newBuilder(Void.class)
            .setUpdateName("recheck")
            .setUpdateId("recheck " + hint)
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    return Engine.reaching(run, () -> heeded(run, options));
  }

  private boolean heeded(RunId run, UpdateOptions<Void> options) {
    try {
      client.newUntypedWorkflowStub(run.value()).startUpdate(options).getResult();
      return true;
    } catch (WorkflowUpdateException notNow) {
      return false;
    }
  }

  /** Whether somebody asked for this run. */
  public boolean knows(RunId run) {
    return starts.find(run).isPresent();
  }

  /** Where the run stands. */
  public RunStatus status(RunId run) {
    return asking(run, GovernedRun::status);
  }

  /** The plan that is put to the vote, with the digest of exactly this plan. */
  public PlanView plan(RunId run) {
    return putToTheVote(run).view();
  }

  /**
   * What is put to the vote.
   *
   * @param view the plan, with the digest of exactly this plan
   * @param channel through which door the run was asked for, if that can be read
   */
  public record PutToTheVote(PlanView view, Optional<String> channel) {}

  /** The same, and how it was asked for. */
  public PutToTheVote putToTheVote(RunId run) {
    RunStart start = requireStarted(run);
    Optional<Plan> plan = reaching(run, GovernedRun::plan).plan();
    return new PutToTheVote(
        new PlanView(plan, plan.map(CanonicalJson::digest)), StartedRequest.channel(start));
  }

  private <T> T asking(RunId run, Function<GovernedRun, T> question) {
    requireStarted(run);
    return reaching(run, question);
  }

  private <T> T reaching(RunId run, Function<GovernedRun, T> question) {
    return Engine.reaching(
        run, () -> question.apply(client.newWorkflowStub(GovernedRun.class, run.value())));
  }

  private RunStart requireStarted(RunId run) {
    return starts
        .find(run)
        .orElseThrow(() -> new DeskRefusal(DeskRefusal.Code.RUN_UNKNOWN, "there is no run " + run));
  }

  private ActAnswer say(RunId run, Caller caller, Act act, String update) {
    SignedAct signed = signer.sign(act);
    UpdateOptions.Builder<ActAnswer> options =
        UpdateOptions.newBuilder(ActAnswer.class)
            .setUpdateName(update)
            .setWaitForStage(WorkflowUpdateStage.COMPLETED);
    caller.key().ifPresent(key -> options.setUpdateId(update + " " + key));
    requireStarted(run);
    ActAnswer answer =
        Engine.reaching(
            run,
            () ->
                client
                    .newUntypedWorkflowStub(run.value())
                    .startUpdate(options.build(), signed)
                    .getResult());
    onlookers.forEach(onlooker -> show(onlooker, run, act, answer));
    return answer;
  }

  /** What the run has answered stands, whatever becomes of those who only look. */
  private static void show(Onlooker onlooker, RunId run, Act act, ActAnswer answer) {
    try {
      onlooker.answered(run, act, answer);
    } catch (RuntimeException failed) {
      LOG.error("somebody who looks on did not see what {} answered", run, failed);
    }
  }

  private ActHeader header(RunId run, Caller caller) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    Instant said = caller.at().orElseGet(clock::instant);
    return new ActHeader(
        run,
        caller.person(),
        caller.channel(),
        HexFormat.of().formatHex(nonce),
        said,
        said.plus(actLifetime));
  }
}
