package io.kedgeline.workflows.governed;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.approval.CastResult;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.window.WindowState;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What people say to one run: votes, withdrawals, the wish to end it. Written once for every
 * runbook and registered as a listener by each.
 *
 * <p>A handler never waits, so that no two of them interleave.
 */
public final class Approvals implements GovernedRun {

  private static final String STRANGER = "unauthenticated";

  private final RunId run;
  private final FactLog log;
  private final Supplier<WindowState> state;
  private final ActGate gate;
  private final String execution;
  private final Map<String, Integer> refusals = new HashMap<>();
  private final List<SignedAct> countedVotes = new ArrayList<>();

  private Keyring keyring = Keyring.of(Map.of());
  private Directory directory = Directory.empty(Instant.EPOCH);
  private int refusalLimit = 1;
  private Optional<WindowPlan> plan = Optional.empty();
  private Optional<Ballot> ballot = Optional.empty();
  private Optional<Ending> ending = Optional.empty();
  private Optional<Instant> waitingUntil = Optional.empty();
  private Optional<String> reason = Optional.empty();

  /**
   * Prepares to hear what people say.
   *
   * @param run the run
   * @param log where what they say is noted
   * @param state where the run stands at the moment
   */
  public Approvals(RunId run, FactLog log, Supplier<WindowState> state) {
    this.run = run;
    this.log = log;
    this.state = state;
    this.execution = Workflow.getInfo().getFirstExecutionRunId();
    this.gate = new ActGate(run, execution);
  }

  /** Tells whom to believe. Before this, every act is refused as not authentic. */
  public void believe(Keyring keyring, Directory directory, int refusalLimit) {
    this.keyring = keyring;
    this.directory = directory;
    this.refusalLimit = refusalLimit;
  }

  /** Puts a plan to the vote; votes on an earlier one are gone. */
  public void putToVote(WindowPlan plan, BallotPaper paper) {
    this.plan = Optional.of(plan);
    this.ballot = Optional.of(Ballot.open(paper));
    countedVotes.clear();
    waitingUntil = Optional.of(paper.expires());
  }

  /** What the votes amount to now. */
  public Verdict verdict(Instant now) {
    return ballot
        .map(open -> open.verdict(directory, now))
        .orElseGet(() -> new Verdict.Pending(List.of()));
  }

  /** The ballot, once a plan is put to the vote. */
  public Optional<Ballot> ballot() {
    return ballot;
  }

  /** The signed votes that count, as they came. */
  public List<SignedAct> countedVotes() {
    return List.copyOf(countedVotes);
  }

  /** Whether, and by whom, the run was asked to end. */
  public Optional<Ending> ending() {
    return ending;
  }

  /** Tells people until when the run waits. */
  public void waitsUntil(Instant instant) {
    waitingUntil = Optional.of(instant);
  }

  /** Tells people why the run ended as it did. */
  public void because(String sentence) {
    reason = Optional.of(sentence);
  }

  @Override
  public ActAnswer vote(SignedAct act) {
    return take(
        act,
        opened ->
            opened instanceof Act.Ballot vote
                ? cast(act, vote)
                : new CastResult.Refused(Refusal.NOT_AUTHENTIC));
  }

  @Override
  public ActAnswer withdraw(SignedAct act) {
    return take(
        act,
        opened ->
            opened instanceof Act.Withdrawal withdrawal
                ? takeBack(withdrawal)
                : new CastResult.Refused(Refusal.NOT_AUTHENTIC));
  }

  @Override
  public ActAnswer close(SignedAct act) {
    return take(
        act,
        opened ->
            opened instanceof Act.Close close
                ? end(close)
                : new CastResult.Refused(Refusal.NOT_AUTHENTIC));
  }

  @Override
  public void checkVote(SignedAct act) {
    check(act);
  }

  @Override
  public void checkWithdraw(SignedAct act) {
    check(act);
  }

  @Override
  public void checkClose(SignedAct act) {
    check(act);
  }

  @Override
  public RunStatus status() {
    Verdict verdict = verdict(Instant.ofEpochMilli(Workflow.currentTimeMillis()));
    List<String> emptySlots =
        verdict instanceof Verdict.Pending pending ? pending.emptySlots() : List.of();
    return new RunStatus(
        run,
        execution,
        state.get(),
        plan.map(WindowPlan::round).orElse(0),
        emptySlots,
        waitingUntil,
        reason);
  }

  @Override
  public PlanView plan() {
    return plan.isEmpty()
        ? PlanView.none()
        : new PlanView(plan, ballot.map(open -> open.paper().plan()));
  }

  /** One person may be refused so often and no more, or refusals would fill the history. */
  private void check(SignedAct act) {
    if (!act.wellFormed()) {
      throw new IllegalArgumentException(
          "act: payload, key id and signature are required, the payload up to "
              + SignedAct.PAYLOAD_LIMIT
              + " characters");
    }
    if (refusals.getOrDefault(nameOf(keyring.open(act)), 0) >= refusalLimit) {
      throw new IllegalArgumentException(
          Refusal.TOO_MANY_REFUSALS.name() + ": " + Refusal.TOO_MANY_REFUSALS.sentence());
    }
  }

  private ActAnswer take(SignedAct signed, Function<Act, CastResult> meaning) {
    Optional<Act> opened = keyring.open(signed);
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    CastResult result =
        opened
            .map(act ->
                gate.firstFailure(act, now)
                    .<CastResult>map(CastResult.Refused::new)
                    .orElseGet(() -> meaning.apply(act)))
            .orElseGet(() -> new CastResult.Refused(Refusal.NOT_AUTHENTIC));
    opened.ifPresent(gate::remember);
    return switch (result) {
      case CastResult.Refused refused -> refuse(signed, nameOf(opened), refused.refusal());
      case CastResult.Counted counted -> accept(signed, nameOf(opened), now, counted.ballot());
    };
  }

  private ActAnswer refuse(SignedAct signed, String person, Refusal refusal) {
    refusals.merge(person, 1, Integer::sum);
    log.note(FactKind.REFUSED, person, detail(signed, Map.of("refusal", refusal.name())));
    return new ActAnswer.Refused(refusal.name(), refusal.sentence());
  }

  private ActAnswer accept(SignedAct signed, String person, Instant now, Ballot after) {
    ballot = Optional.of(after);
    Verdict verdict = after.verdict(directory, now);
    log.note(FactKind.VOTED, person, detail(signed, Map.of("verdict", nameOf(verdict))));
    return switch (verdict) {
      case Verdict.Pending pending ->
          new ActAnswer.Accepted("taken in, further slots are open", pending.emptySlots());
      case Verdict.Approved approved ->
          new ActAnswer.Accepted("taken in, every slot is filled", List.of());
      case Verdict.Denied denied -> new ActAnswer.Accepted("taken in, the run ends", List.of());
      case Verdict.Expired expired ->
          new ActAnswer.Accepted("taken in, the approval has expired", expired.emptySlots());
    };
  }

  private CastResult cast(SignedAct signed, Act.Ballot vote) {
    boolean awaited =
        switch (vote.decision()) {
          case APPROVE -> state.get() == WindowState.AWAITING_APPROVAL;
          case DENY ->
              state.get() == WindowState.AWAITING_APPROVAL || state.get() == WindowState.APPROVED;
        };
    if (!awaited || ballot.isEmpty()) {
      return new CastResult.Refused(Refusal.NOT_AWAITED);
    }
    CastResult result = ballot.get().cast(vote.vote(), directory);
    if (result instanceof CastResult.Counted && vote.decision() == Decision.APPROVE) {
      countedVotes.add(signed);
    }
    return result;
  }

  private CastResult takeBack(Act.Withdrawal withdrawal) {
    if (state.get() != WindowState.AWAITING_APPROVAL || ballot.isEmpty()) {
      return new CastResult.Refused(Refusal.NOT_AWAITED);
    }
    PersonId person = withdrawal.header().person();
    CastResult result = ballot.get().withdraw(person);
    if (result instanceof CastResult.Counted) {
      countedVotes.removeIf(vote ->
          keyring.open(vote).filter(act -> act.header().person().equals(person)).isPresent());
    }
    return result;
  }

  private CastResult end(Act.Close close) {
    PersonId person = close.header().person();
    if (state.get().last() || ballot.isEmpty()) {
      return new CastResult.Refused(Refusal.NOT_AWAITED);
    }
    BallotPaper paper = ballot.get().paper();
    if (directory.find(person).filter(paper::mayDeny).isEmpty()) {
      return new CastResult.Refused(Refusal.NOT_IN_SCOPE);
    }
    if (ending.isEmpty()) {
      ending = Optional.of(new Ending(person, paper.excluded().contains(person), close.reason()));
    }
    return new CastResult.Counted(ballot.get());
  }

  private static Map<String, String> detail(SignedAct signed, Map<String, String> more) {
    Map<String, String> detail = new HashMap<>(more);
    detail.put("act", signed.payload());
    detail.put("keyId", signed.keyId());
    detail.put("signature", signed.signature());
    return detail;
  }

  private static String nameOf(Optional<Act> act) {
    return act.map(opened -> opened.header().person().value()).orElse(STRANGER);
  }

  private static String nameOf(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pending pending -> "PENDING";
      case Verdict.Approved approved -> "APPROVED";
      case Verdict.Denied denied -> "DENIED";
      case Verdict.Expired expired -> "EXPIRED";
    };
  }

  /**
   * Somebody's wish to end the run.
   *
   * @param by who
   * @param own whether they asked for it or hold the certificate
   * @param reason in their words
   */
  public record Ending(PersonId by, boolean own, String reason) {}
}
