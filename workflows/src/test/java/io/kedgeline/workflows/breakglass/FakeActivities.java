package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.CarriesFacts;
import io.kedgeline.workflows.governed.ClosingAct;
import io.kedgeline.workflows.governed.OpeningAct;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.port.ChangeLook;
import io.kedgeline.workflows.port.ChangeNote;
import io.kedgeline.workflows.port.ChangeNotes;
import io.kedgeline.workflows.port.ChangeReading;
import io.kedgeline.workflows.port.Changes;
import io.kedgeline.workflows.port.ClosingActs;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.Gathered;
import io.kedgeline.workflows.port.Gathering;
import io.kedgeline.workflows.port.LeaseReport;
import io.kedgeline.workflows.port.NotarisingActs;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.OpeningActs;
import io.kedgeline.workflows.port.ProofReport;
import io.kedgeline.workflows.port.ProofRequest;
import io.kedgeline.workflows.port.Proofs;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.ReviewReport;
import io.kedgeline.workflows.port.ReviewRequest;
import io.kedgeline.workflows.port.Reviews;
import io.kedgeline.workflows.port.SealReport;
import io.kedgeline.workflows.port.Trail;
import io.kedgeline.workflows.port.TrailEvent;
import io.kedgeline.workflows.port.TrailReport;
import io.kedgeline.workflows.port.TrailRequest;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Every port, remembering what came, and failing or doing as a test tells it. */
final class FakeActivities
    implements Gathering,
        Changes,
        ChangeNotes,
        OpeningActs,
        NotarisingActs,
        ClosingActs,
        Proofs,
        Records,
        Trail,
        Reviews {

  private static final Digest ANY = Digest.of("any".getBytes(StandardCharsets.UTF_8));

  private final Trust trust;
  private final Supplier<Instant> clock;
  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Fact> journal = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, Integer> failures = Collections.synchronizedMap(new HashMap<>());
  private final Map<String, Runnable> before = Collections.synchronizedMap(new HashMap<>());
  private final AtomicInteger failed = new AtomicInteger();
  private volatile ChangeRecord changeNow = FakeWorld.change(ChangeState.IMPLEMENTING);
  private volatile Optional<RunId> answersFor = Optional.empty();
  private volatile Optional<Refusal> reviewRefusal = Optional.empty();
  private volatile Function<Instant, WindowWorld> first = FakeWorld::at;
  private volatile Function<Instant, WindowWorld> later = FakeWorld::at;

  FakeActivities(Trust trust, Supplier<Instant> clock) {
    this.trust = trust;
    this.clock = clock;
  }

  /** Lets the next calls of this activity fail, so many times. */
  void fail(String activity, int times) {
    failures.put(activity, times);
  }

  /** How many calls failed, as they were told to. */
  int failed() {
    return failed.get();
  }

  /** Does this within the nth call of an activity, named {@code activity#n}. */
  void during(String call, Runnable deed) {
    before.put(call, deed);
  }

  /** Lets the worker refuse reviews, or take them. */
  void refuseReviews(Optional<Refusal> refusal) {
    reviewRefusal = refusal;
  }

  /** What is gathered at first. */
  void first(Function<Instant, WindowWorld> world) {
    first = world;
  }

  /** What is gathered from the second time on. */
  void later(Function<Instant, WindowWorld> world) {
    later = world;
  }

  /** What the change record says when it is looked at again. */
  void changeNow(ChangeState state) {
    changeNow = FakeWorld.change(state);
  }

  /** When the change record ends by what it says when it is looked at again. */
  void plannedUntil(Instant end) {
    changeNow = FakeWorld.change(ChangeState.IMPLEMENTING, end);
  }

  @Override
  public ChangeReading readChange(ChangeLook look) {
    call("readChange", look);
    return new ChangeReading(answersFor.orElse(look.run()), Optional.of(changeNow));
  }

  @Override
  public ChangeNote.Written noteChange(ChangeNote note) {
    call("noteChange", note);
    notes.add(note.text());
    return new ChangeNote.Written(note.run());
  }

  /** What the change record was told, in order. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** The activities that succeeded, in order. */
  List<String> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** The facts that reached the journal, each once. */
  List<Fact> journal() {
    synchronized (journal) {
      return List.copyOf(journal.values());
    }
  }

  /** Lets the engine hand out answers to another run. */
  void answerFor(RunId other) {
    answersFor = Optional.of(other);
  }

  private LeaseReport report(CarriesFacts act, Operation operation, boolean enabled) {
    return new LeaseReport(answersFor.orElse(act.run()), operation, enabled, ANY);
  }

  private int call(String activity, CarriesFacts carrier) {
    carrier.facts().forEach(fact -> journal.putIfAbsent(fact.key(), fact));
    if (failures.merge(activity, -1, Integer::sum) >= 0) {
      failed.incrementAndGet();
      throw ApplicationFailure.newFailure(activity + " was told to fail", "AWS_UNAVAILABLE");
    }
    calls.add(activity);
    int times = Collections.frequency(calls(), activity);
    before.getOrDefault(activity + "#" + times, () -> {}).run();
    return times;
  }

  @Override
  public Gathered gather(GatherRequest request) {
    int times = call("gather", request);
    Instant now = clock.get();
    return new Gathered(times == 1 ? first.apply(now) : later.apply(now), trust);
  }

  @Override
  public LeaseReport writeLease(OpeningAct act) {
    call("writeLease", act);
    return report(act, Operation.WRITE_LEASE, false);
  }

  @Override
  public LeaseReport notarise(OpeningAct act) {
    call("notarise", act);
    return report(act, Operation.NOTARISE, false);
  }

  @Override
  public LeaseReport enable(OpeningAct act) {
    call("enable", act);
    return report(act, Operation.ENABLE, true);
  }

  @Override
  public LeaseReport extend(OpeningAct act) {
    call("extend", act);
    return report(act, Operation.EXTEND, true);
  }

  @Override
  public TrailReport changes(TrailRequest request) {
    call("changes", request);
    return new TrailReport(
        request.run(),
        List.of(
            new TrailEvent(
                "event-1",
                request.lease().from(),
                "iam",
                "CreateUser",
                "arn:aws:iam::111122223333:user/made-inside",
                Optional.empty())),
        true);
  }

  @Override
  public ReviewReport recordReview(ReviewRequest request) {
    call("recordReview", request);
    return new ReviewReport(request.run(), reviewRefusal);
  }

  @Override
  public LeaseReport close(ClosingAct act) {
    call("close", act);
    return report(act, Operation.CLOSE, false);
  }

  @Override
  public ProofReport proveOpen(ProofRequest request) {
    call("proveOpen", request);
    return new ProofReport(request.run(), true, List.of("the canary got in"));
  }

  @Override
  public ProofReport witness(ProofRequest request) {
    call("witness", request);
    return new ProofReport(request.run(), true, List.of("a fresh session is kept"));
  }

  @Override
  public ProofReport proveClosed(ProofRequest request) {
    call("proveClosed", request);
    return new ProofReport(request.run(), true, List.of("the canary is refused"));
  }

  @Override
  public void remind(NoticeRequest request) {
    call("remind", request);
  }

  @Override
  public void alarm(NoticeRequest request) {
    call("alarm", request);
  }

  @Override
  public void journal(NoticeRequest request) {
    call("journal", request);
  }

  @Override
  public SealReport seal(NoticeRequest request) {
    call("seal", request);
    return new SealReport(journal().size(), ANY);
  }
}
