package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.onboarding.ProfileWorld;
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
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.GatheredProfile;
import io.kedgeline.workflows.port.IssuingActs;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.ProfileGathering;
import io.kedgeline.workflows.port.ProvisioningActs;
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

/** Every port of RB-02, remembering what came, and failing or answering as a test tells it. */
final class FakeMaking
    implements ProfileGathering, ProvisioningActs, IssuingActs, Changes, ChangeNotes, Records {

  private final Trust trust;
  private final Supplier<Instant> clock;
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
  private volatile Function<Instant, ProfileWorld> first = ProfileWorlds::at;
  private volatile Function<Instant, ProfileWorld> later = ProfileWorlds::at;

  FakeMaking(Trust trust, Supplier<Instant> clock) {
    this.trust = trust;
    this.clock = clock;
  }

  /** Lets the next calls of this activity fail for good, so many times. */
  void fail(String activity, int times) {
    failures.put(activity, times);
  }

  /** Does this within this activity. */
  void during(String activity, Runnable deed) {
    within.put(activity, deed);
  }

  /** Answers this activity for another run, once. */
  void answerForAnotherRun(String activity) {
    runs.put(activity, new RunId("RB-02/CHG-9"));
  }

  /** Answers this activity for another step, once. */
  void answerForStep(String activity, Operation other) {
    operations.put(activity, other);
  }

  /** The undoing finds that the making was done. */
  void isRegistered() {
    registered = true;
  }

  void first(Function<Instant, ProfileWorld> world) {
    first = world;
  }

  void later(Function<Instant, ProfileWorld> world) {
    later = world;
  }

  void changeNow(ChangeState state) {
    changeNow = state;
  }

  /** The activities that were called, failed ones too, in order. */
  List<String> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  List<String> alarms() {
    return List.copyOf(alarms);
  }

  /** The facts that reached the journal, each once. */
  List<Fact> journal() {
    synchronized (journal) {
      return List.copyOf(journal.values());
    }
  }

  private void call(String activity, CarriesFacts carrier) {
    carrier.facts().forEach(fact -> journal.putIfAbsent(fact.key(), fact));
    calls.add(activity);
    Optional.ofNullable(within.get(activity)).ifPresent(Runnable::run);
    if (failures.merge(activity, -1, Integer::sum) >= 0) {
      throw ApplicationFailure.newNonRetryableFailure(
          activity + " was told to fail", "AWS_UNAVAILABLE");
    }
  }

  private MakingReport made(String activity, MakingAct act, Operation operation) {
    call(activity, act);
    return new MakingReport(
        answered(activity, act.run()),
        Optional.ofNullable(operations.remove(activity)).orElse(operation),
        List.of(activity + " was read back"));
  }

  private RunId answered(String activity, RunId own) {
    return Optional.ofNullable(runs.remove(activity)).orElse(own);
  }

  @Override
  public GatheredProfile gatherProfile(GatherRequest request) {
    call("gatherProfile", request);
    boolean again = Collections.frequency(calls(), "gatherProfile") > 1;
    Instant now = clock.get();
    return new GatheredProfile(again ? later.apply(now) : first.apply(now), trust);
  }

  @Override
  public MakingReport createRole(MakingAct act) {
    return made("createRole", act, Operation.CREATE_ROLE);
  }

  @Override
  public MakingReport createProfile(MakingAct act) {
    return made("createProfile", act, Operation.CREATE_PROFILE);
  }

  @Override
  public MakingReport enableProfile(MakingAct act) {
    return made("enableProfile", act, Operation.ENABLE_PROFILE);
  }

  @Override
  public MakingReport proveAdmission(MakingAct act) {
    return made("proveAdmission", act, Operation.PROVE_ADMISSION);
  }

  @Override
  public MakingReport registerProfile(MakingAct act) {
    return made("registerProfile", act, Operation.REGISTER_PROFILE);
  }

  @Override
  public UndoReport undoProfile(UndoingAct act) {
    call("undoProfile", act);
    return new UndoReport(
        answered("undoProfile", act.run()), registered, List.of("the role is gone"));
  }

  @Override
  public ChangeReading readChange(ChangeLook look) {
    call("readChange", look);
    return new ChangeReading(look.run(), Optional.of(ProfileWorlds.change(changeNow)));
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
