package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.CarriesFacts;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.ChangeLook;
import io.kedgeline.workflows.port.ChangeNote;
import io.kedgeline.workflows.port.ChangeNotes;
import io.kedgeline.workflows.port.ChangeReading;
import io.kedgeline.workflows.port.Changes;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.SealReport;
import io.kedgeline.workflows.port.UndoReport;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The ports that every making has, remembering what came, and failing or answering as a test tells
 * it.
 *
 * @param <W> the world that is gathered
 */
public abstract class FakePorts<W> implements Changes, ChangeNotes, Records {

  private final Trust trust;
  private final Supplier<Instant> clock;
  private final Function<ChangeState, ChangeRecord> changes;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
  private final List<String> alarms = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Fact> journal = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, Integer> failures = Collections.synchronizedMap(new HashMap<>());
  private final Map<String, RunId> runs = Collections.synchronizedMap(new HashMap<>());
  private final Map<String, Operation> operations = Collections.synchronizedMap(new HashMap<>());
  private final Map<String, Runnable> within = Collections.synchronizedMap(new HashMap<>());
  private volatile boolean registered;
  private volatile ChangeState changeNow = ChangeState.SCHEDULED;
  private volatile Function<Instant, W> first;
  private volatile Function<Instant, W> later;

  /**
   * Ports of a making in this world.
   *
   * @param changes the change record in each state
   */
  protected FakePorts(
      Trust trust,
      Supplier<Instant> clock,
      Function<Instant, W> world,
      Function<ChangeState, ChangeRecord> changes) {
    this.trust = trust;
    this.clock = clock;
    this.first = world;
    this.later = world;
    this.changes = changes;
  }

  /** Lets the next calls of this activity fail for good, so many times. */
  public void fail(String activity, int times) {
    failures.put(activity, times);
  }

  /** Does this within this activity. */
  public void during(String activity, Runnable deed) {
    within.put(activity, deed);
  }

  /** Answers this activity for another run, once. */
  public void answerForAnotherRun(String activity) {
    runs.put(activity, new RunId("RB-02/ANOTHER-9"));
  }

  /** Answers this activity for another step, once. */
  public void answerForStep(String activity, Operation other) {
    operations.put(activity, other);
  }

  /** The undoing finds that the making was done. */
  public void isRegistered() {
    registered = true;
  }

  public void first(Function<Instant, W> world) {
    first = world;
  }

  public void later(Function<Instant, W> world) {
    later = world;
  }

  public void changeNow(ChangeState state) {
    changeNow = state;
  }

  /** The activities that were called, failed ones too, in order. */
  public List<String> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  public List<String> notes() {
    return List.copyOf(notes);
  }

  public List<String> alarms() {
    return List.copyOf(alarms);
  }

  /** The facts that reached the journal, each once. */
  public List<Fact> journal() {
    synchronized (journal) {
      return List.copyOf(journal.values());
    }
  }

  protected void call(String activity, CarriesFacts carrier) {
    carrier.facts().forEach(fact -> journal.putIfAbsent(fact.key(), fact));
    calls.add(activity);
    Optional.ofNullable(within.get(activity)).ifPresent(Runnable::run);
    if (failures.merge(activity, -1, Integer::sum) >= 0) {
      throw ApplicationFailure.newNonRetryableFailure(
          activity + " was told to fail", "AWS_UNAVAILABLE");
    }
  }

  /** What a step answers that was taken. */
  protected MakingReport made(String activity, MakingAct act, Operation operation) {
    call(activity, act);
    return new MakingReport(
        answered(activity, act.run()),
        Optional.ofNullable(operations.remove(activity)).orElse(operation),
        List.of(activity + " was read back"));
  }

  private RunId answered(String activity, RunId own) {
    return Optional.ofNullable(runs.remove(activity)).orElse(own);
  }

  /** The world as it is when this activity is called for the first time, or later. */
  protected W gathered(String activity, CarriesFacts request) {
    call(activity, request);
    boolean again = Collections.frequency(calls(), activity) > 1;
    Instant now = clock.get();
    return again ? later.apply(now) : first.apply(now);
  }

  /** Whose acts count. */
  protected Trust trust() {
    return trust;
  }

  /** What an undoing answers that took this away. */
  protected UndoReport undone(String activity, UndoingAct act, String gone) {
    call(activity, act);
    return new UndoReport(answered(activity, act.run()), registered, List.of(gone));
  }

  @Override
  public ChangeReading readChange(ChangeLook look) {
    call("readChange", look);
    return new ChangeReading(look.run(), Optional.of(changes.apply(changeNow)));
  }

  @Override
  public ChangeNote.Written noteChange(ChangeNote note) {
    call("noteChange", note);
    notes.add(note.text());
    return new ChangeNote.Written(note.run());
  }

  @Override
  public void remind(NoticeRequest request) {
    call("remind", request);
  }

  @Override
  public void alarm(NoticeRequest request) {
    call("alarm", request);
    alarms.add(request.state().name() + ": " + request.text());
  }

  @Override
  public void journal(NoticeRequest request) {
    call("journal", request);
  }

  @Override
  public SealReport seal(NoticeRequest request) {
    call("seal", request);
    return new SealReport(journal().size(), Digest.ofText("any"));
  }
}
