package io.kedgeline.workflows.governed;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.approval.CastResult;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.governed.Phase;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.CountedVote;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What people say to one run: votes, withdrawals, the wish to end it or to extend it, its review.
 * Written once for every runbook and registered as a listener by each.
 *
 * <p>A handler never waits, so that no two of them interleave.
 */
public final class Approvals implements GovernedRun {

  private final RunId run;
  private final Supplier<? extends RunState> state;
  private final Reception reception;
  private final String execution;
  private final Rechecks rechecks = new Rechecks();
  private Trust trust = Trust.none();
  private Directory directory = Directory.empty(Instant.EPOCH);
  private Optional<Plan> plan = Optional.empty();
  private Optional<BallotBox> box = Optional.empty();
  private final Extensions extensions = new Extensions();
  private final ReviewDesk reviews = new ReviewDesk();
  private Set<GroupName> requesters = Set.of();
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
  public Approvals(RunId run, FactLog log, Supplier<? extends RunState> state) {
    this.run = run;
    this.state = state;
    this.execution = Workflow.getInfo().getFirstExecutionRunId();
    this.reception = new Reception(run, execution, log);
  }

  /** Tells whom to believe. Before this, every act is refused as not authentic. */
  public void believe(Trust trust, Directory directory, Governance rules) {
    this.trust = trust;
    this.directory = directory;
    this.requesters = rules.requesters();
    reception.believe(trust.acts(), rules.refusalsPerPerson());
  }

  /** Puts a plan to the vote; votes on an earlier one are gone. */
  public void putToVote(Plan plan, BallotPaper paper) {
    this.plan = Optional.of(plan);
    this.box = Optional.of(BallotBox.open(paper));
    waitingUntil = Optional.of(paper.expires());
    reviews.concern(paper.excluded());
    if (plan.moreTimeAskedAt().isPresent()) {
      extensions.putToVote();
    }
  }

  /** The wish for more time that is to be decided, if there is one. */
  public Optional<ExtensionWish> wish() {
    return extensions.wish();
  }

  /** Tells people what became of the wish for more time; votes on it count no more. */
  public void wishDecided(String sentence) {
    extensions.decided(sentence);
  }

  /** A wish of each person who wished for more time: none of them reviews the window. */
  public List<SignedAct> wishes() {
    return extensions.everTakenIn();
  }

  /** Shows what there is to be reviewed; from now on a review is taken in. */
  public void toBeReviewed(ReviewView view) {
    reviews.show(view);
    waitingUntil = view.due();
  }

  /** The review that is to be recorded, if somebody gave one. */
  public Optional<ReviewGiven> reviewGiven() {
    return reviews.given();
  }

  /** Tells people why the review that was given is not recorded; another may be given. */
  public void reviewRefused(String sentence) {
    reviews.refused(sentence);
  }

  /** The number that the next plan of this run has. */
  public int nextRound() {
    return plan.map(Plan::round).orElse(0) + 1;
  }

  /** What the votes amount to now. */
  public Verdict verdict(Instant now) {
    return box.map(open -> open.verdict(directory, now))
        .orElseGet(() -> new Verdict.Pending(List.of()));
  }

  /** The ballot, once a plan is put to the vote. */
  public Optional<Ballot> ballot() {
    return box.map(BallotBox::ballot);
  }

  /** The signed approvals that count. */
  public List<SignedAct> countedVotes() {
    return box.map(BallotBox::countedVotes).orElse(List.of());
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

  /** Whether somebody said that the change record may have moved. */
  public boolean recheckWanted() {
    return rechecks.wanted();
  }

  /** Notes that the record is being looked at. */
  public void recheckTaken() {
    rechecks.taken();
  }

  @Override
  public void recheck() {
    rechecks.ask(now());
  }

  @Override
  public void checkRecheck() {
    Optional<Duration> pause =
        switch (phase()) {
          case VOTING, APPROVED -> Optional.of(Rechecks.PAUSE_BEFORE);
          case ACTING, STANDING -> Optional.of(Rechecks.PAUSE);
          case PLANNING, UNDOING, REVIEW, OVER -> Optional.empty();
        };
    if (pause.filter(least -> rechecks.mayAsk(now(), least)).isEmpty()) {
      throw new IllegalArgumentException("the run does not look at its change record now");
    }
  }

  @Override
  public ActAnswer vote(SignedAct act) {
    return reception.take(act, Act.Ballot.class, now(), vote -> cast(act, vote));
  }

  @Override
  public ActAnswer withdraw(SignedAct act) {
    return reception.take(act, Act.Withdrawal.class, now(), this::takeBack);
  }

  @Override
  public ActAnswer close(SignedAct act) {
    return reception.take(
        act, Act.Close.class, now(), close -> end(close.header().person(), close.reason()));
  }

  @Override
  public ActAnswer extend(SignedAct act) {
    return reception.take(act, Act.Extension.class, now(), wish -> ask(act, wish));
  }

  private Outcome ask(SignedAct signed, Act.Extension wish) {
    PersonId person = wish.header().person();
    boolean open = phase() == Phase.STANDING && ending.isEmpty();
    Outcome outcome = extensions.ask(signed, wish, open, mayAsk(person));
    if (outcome instanceof Outcome.Counts) {
      reviews.concern(Set.of(person));
    }
    return outcome;
  }

  @Override
  public ActAnswer recordReview(SignedAct act) {
    return reception.take(
        act,
        Act.Review.class,
        now(),
        review -> reviews.give(act, review, state.get().awaitsReview()));
  }

  @Override
  public ReviewView review() {
    return reviews.view();
  }

  @Override
  public void checkExtend(SignedAct act) {
    reception.check(act, now(), this::ends);
  }

  @Override
  public void checkRecordReview(SignedAct act) {
    reception.check(act, now(), this::ends);
  }

  private boolean mayAsk(PersonId person) {
    return directory
        .find(person)
        .filter(found -> requesters.stream().anyMatch(found::standsIn))
        .isPresent();
  }

  @Override
  public void checkVote(SignedAct act) {
    reception.check(act, now(), this::ends);
  }

  @Override
  public void checkWithdraw(SignedAct act) {
    reception.check(act, now(), this::ends);
  }

  @Override
  public void checkClose(SignedAct act) {
    reception.check(act, now(), this::ends);
  }

  /**
   * Takes in an act of a kind that a runbook of its own knows: what is not signed, not for this
   * run, stale or replayed gets no meaning, and whatever comes of it is journalled.
   *
   * @param kind the kind; an act of any other is not authentic
   * @param meaning what the act comes to
   */
  public <A extends Act> ActAnswer hear(
      SignedAct act, Class<A> kind, Function<A, Outcome> meaning) {
    return reception.take(act, kind, now(), meaning);
  }

  /** Refuses what cannot be such an act, without a trace in the history. */
  public void check(SignedAct act) {
    reception.check(act, now(), this::ends);
  }

  /** From now on nothing is taken in: what is said while the record is sealed would be lost. */
  public void shut() {
    reception.shut();
  }

  private boolean ends(Act act) {
    return ending.isEmpty()
        && !state.get().last()
        && phase() != Phase.UNDOING
        && !state.get().awaitsReview()
        && switch (act) {
          case Act.Close close -> mayEnd(close.header().person());
          case Act.Ballot vote ->
              vote.decision() == Decision.DENY
                  && !onTheExtension(vote)
                  && mayEnd(vote.header().person());
          case Act.Request request -> false;
          case Act.Withdrawal withdrawal -> false;
          case Act.Extension extension -> false;
          case Act.Review review -> false;
          case Act.Presentation shown -> false;
          case Act.KeyPresentation shown -> false;
        };
  }

  private boolean mayEnd(PersonId person) {
    return box.isPresent()
        && directory.find(person).filter(box.get().ballot().paper()::mayDeny).isPresent();
  }

  @Override
  public RunStatus status() {
    List<String> emptySlots =
        verdict(now()) instanceof Verdict.Pending pending ? pending.emptySlots() : List.of();
    return new RunStatus(
        run,
        execution,
        state.get(),
        plan.map(Plan::round).orElse(0),
        emptySlots,
        waitingUntil,
        extensions.told(),
        reason);
  }

  @Override
  public PlanView plan() {
    return plan.isEmpty()
        ? PlanView.none()
        : new PlanView(plan, ballot().map(open -> open.paper().plan()));
  }

  /**
   * A denial that comes when the opening has begun ends it all the same, unless it is said to the
   * plan of an extension: that ends nothing, even when it comes too late for that.
   */
  private Outcome cast(SignedAct signed, Act.Ballot vote) {
    Phase now = phase();
    boolean deny = vote.decision() == Decision.DENY;
    if (onTheExtension(vote)) {
      return extensions.awaited()
          ? counted(signed, vote)
          : new Outcome.Refused(Refusal.NOT_AWAITED);
    }
    if (deny && now.effective()) {
      return end(vote.header().person(), vote.reason());
    }
    if (deny && now == Phase.APPROVED && !vote.header().issuedAt().isBefore(votesExpire())) {
      return end(vote.header().person(), vote.reason());
    }
    boolean awaited = now == Phase.VOTING || (deny && now == Phase.APPROVED);
    return awaited && box.isPresent()
        ? counted(signed, vote)
        : new Outcome.Refused(Refusal.NOT_AWAITED);
  }

  /** A window that waits for its start outlives the time in which votes count. */
  private Instant votesExpire() {
    return box.map(open -> open.ballot().paper().expires()).orElse(Instant.EPOCH);
  }

  /**
   * A no that names another plan is none to more time: it ends the window, as the ledger has it.
   */
  private boolean onTheExtension(Act.Ballot vote) {
    return phase() == Phase.STANDING
        && plan.flatMap(Plan::moreTimeAskedAt).isPresent()
        && box.map(open -> open.ballot().paper())
            .filter(paper -> paper.round() == vote.round())
            .filter(
                paper -> vote.decision() == Decision.APPROVE || paper.plan().matches(vote.plan()))
            .isPresent();
  }

  private Outcome takeBack(Act.Withdrawal withdrawal) {
    boolean awaited = phase() == Phase.VOTING || phase() == Phase.APPROVED || extensions.awaited();
    if (!awaited || box.isEmpty()) {
      return new Outcome.Refused(Refusal.NOT_AWAITED);
    }
    return counted(box.get().withdraw(withdrawal.header().person()));
  }

  private Outcome counted(SignedAct signed, Act.Ballot ballot) {
    CountedVote vote = trust.vote(ballot);
    boolean forged = ballot.signIn().isPresent() && vote.signIn().isEmpty();
    return forged && ballot.decision() == Decision.APPROVE
        ? new Outcome.Refused(Refusal.SIGN_IN_NOT_AUTHENTIC)
        : counted(box.orElseThrow().cast(signed, vote, directory));
  }

  private Outcome counted(BallotBox.After after) {
    box = Optional.of(after.box());
    return switch (after.result()) {
      case CastResult.Refused(Refusal refusal) -> new Outcome.Refused(refusal);
      case CastResult.Counted counted -> new Outcome.Counts(FactKind.VOTED, answer(verdict(now())));
    };
  }

  private Outcome end(PersonId person, String words) {
    if (state.get().last() || state.get().awaitsReview() || box.isEmpty()) {
      return new Outcome.Refused(Refusal.NOT_AWAITED);
    }
    if (!mayEnd(person)) {
      return new Outcome.Refused(Refusal.NOT_IN_SCOPE);
    }
    ActAnswer.Accepted answer = new ActAnswer.Accepted("taken in, the run ends", List.of());
    if (ending.isPresent() || phase() == Phase.UNDOING) {
      return new Outcome.Already(answer);
    }
    boolean own = box.get().ballot().paper().excluded().contains(person);
    ending = Optional.of(new Ending(person, own, words));
    return new Outcome.Counts(FactKind.CLOSE_REQUESTED, answer);
  }

  private ActAnswer.Accepted answer(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pending pending ->
          new ActAnswer.Accepted("taken in, further slots are open", pending.emptySlots());
      case Verdict.Approved approved ->
          new ActAnswer.Accepted("taken in, every slot is filled", List.of());
      case Verdict.Denied denied ->
          new ActAnswer.Accepted(
              phase() == Phase.STANDING
                  ? "taken in, the window gets no more time"
                  : "taken in, the run ends",
              List.of());
      case Verdict.Expired expired ->
          new ActAnswer.Accepted("taken in, the approval has expired", expired.emptySlots());
    };
  }

  private Phase phase() {
    return state.get().phase();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
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
