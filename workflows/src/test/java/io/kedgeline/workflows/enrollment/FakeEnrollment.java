package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.enrollment.EnrollmentWorld;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.posture.PostureReport;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.governed.CarriesFacts;
import io.kedgeline.workflows.governed.CertificateAct;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.CertificateActs;
import io.kedgeline.workflows.port.ChangeLook;
import io.kedgeline.workflows.port.ChangeNote;
import io.kedgeline.workflows.port.ChangeNotes;
import io.kedgeline.workflows.port.ChangeReading;
import io.kedgeline.workflows.port.Changes;
import io.kedgeline.workflows.port.EnrollmentGathering;
import io.kedgeline.workflows.port.EnrollmentLook;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.GatheredEnrollment;
import io.kedgeline.workflows.port.IssueReport;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Posture;
import io.kedgeline.workflows.port.PostureLook;
import io.kedgeline.workflows.port.PostureReading;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.RevocationReport;
import io.kedgeline.workflows.port.SealReport;
import io.kedgeline.workflows.port.SessionLook;
import io.kedgeline.workflows.port.SessionReport;
import io.kedgeline.workflows.port.SessionSight;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Every port of RB-03, remembering what came, and failing or answering as a test tells it. */
final class FakeEnrollment
    implements EnrollmentGathering,
        Posture,
        CertificateActs,
        SessionSight,
        Changes,
        ChangeNotes,
        Records {

  private final Trust trust;
  private final Supplier<Instant> clock;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<String> alarms = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Fact> journal = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, Integer> failures = Collections.synchronizedMap(new HashMap<>());
  private final Map<String, RunId> runs = Collections.synchronizedMap(new HashMap<>());
  private final Map<String, Runnable> within = Collections.synchronizedMap(new HashMap<>());
  private volatile String failure = "AWS_UNAVAILABLE";
  private volatile Function<Instant, EnrollmentWorld> planned = EnrollmentWorlds::at;
  private volatile Optional<Function<Instant, EnrollmentWorld>> again = Optional.empty();
  private volatile List<String> faults = List.of();
  private volatile Function<Instant, Optional<PostureReport>> posture =
      now -> Optional.of(EnrollmentWorlds.fit(now));
  private volatile Digest issuedFor = EnrollmentWorlds.KEY;
  private final Deque<CertificateStage> firstRevoked = new ConcurrentLinkedDeque<>();
  private volatile CertificateStage revoked = CertificateStage.REVOKED;
  private final AtomicInteger unseenLooks = new AtomicInteger();

  FakeEnrollment(Trust trust, Supplier<Instant> clock) {
    this.trust = trust;
    this.clock = clock;
  }

  /** Lets the next calls of this activity fail for good, so many times. */
  void fail(String activity, int times) {
    failures.put(activity, times);
  }

  /** What failures are called from now on. */
  void failingWith(FailureType type) {
    failure = type.name();
  }

  /** Does this within this activity. */
  void during(String activity, Runnable deed) {
    within.put(activity, deed);
  }

  /** Answers this activity for another run, once. */
  void answerForAnotherRun(String activity) {
    runs.put(activity, new RunId("RB-03/CHG-9"));
  }

  /** The world in which it is planned. */
  void planned(Function<Instant, EnrollmentWorld> world) {
    planned = world;
  }

  /** The world once the device has shown its request. */
  void again(Function<Instant, EnrollmentWorld> world) {
    again = Optional.of(world);
  }

  /** What the worker finds in the device's request. */
  void faults(String... found) {
    faults = List.of(found);
  }

  void posture(Function<Instant, Optional<PostureReport>> report) {
    posture = report;
  }

  void issuedFor(Digest key) {
    issuedFor = key;
  }

  /** What a revocation finds. */
  void revoked(CertificateStage stage) {
    revoked = stage;
  }

  /** What a revocation finds first, before what it finds then. */
  void firstRevoked(CertificateStage stage) {
    firstRevoked.add(stage);
  }

  /** AWS tells of no session for so many looks. */
  void unseenFor(int looks) {
    unseenLooks.set(looks);
  }

  /** The activities that were called, failed ones too, in order. */
  List<String> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
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
    Optional.ofNullable(within.remove(activity)).ifPresent(Runnable::run);
    if (failures.merge(activity, -1, Integer::sum) >= 0) {
      throw ApplicationFailure.newNonRetryableFailure(activity + " was told to fail", failure);
    }
  }

  private RunId answered(String activity, RunId own) {
    return Optional.ofNullable(runs.remove(activity)).orElse(own);
  }

  @Override
  public GatheredEnrollment gatherEnrollment(EnrollmentLook look) {
    call("gatherEnrollment", look);
    return new GatheredEnrollment(
        look.presentation().map(this::shown).orElseGet(() -> planned.apply(clock.get())), trust);
  }

  private EnrollmentWorld shown(SignedAct signed) {
    Act.Presentation act = (Act.Presentation) trust.acts().open(signed).orElseThrow();
    return again
        .map(world -> world.apply(clock.get()))
        .orElseGet(() ->
            EnrollmentWorlds.shown(
                clock.get(), act.certificateRequest(), faults.toArray(String[]::new)));
  }

  @Override
  public PostureReading readPosture(PostureLook look) {
    call("readPosture", look);
    return new PostureReading(
        answered("readPosture", look.run()), look.device(), posture.apply(clock.get()));
  }

  @Override
  public IssueReport issueCertificate(CertificateAct act) {
    call("issueCertificate", act);
    return new IssueReport(
        answered("issueCertificate", act.run()),
        new CertificateSerial("3ac9"),
        issuedFor,
        clock.get().plus(Duration.ofDays(30)),
        EnrollmentWorlds.bundle());
  }

  @Override
  public RevocationReport revokeCertificate(UndoingAct act) {
    call("revokeCertificate", act);
    return new RevocationReport(
        answered("revokeCertificate", act.run()),
        Optional.ofNullable(firstRevoked.poll()).orElse(revoked),
        List.of("AWS was looked at"));
  }

  @Override
  public SessionReport confirmSession(SessionLook look) {
    call("confirmSession", look);
    boolean seen = unseenLooks.getAndDecrement() <= 0;
    return new SessionReport(
        answered("confirmSession", look.run()), seen, List.of("AWS was asked"));
  }

  @Override
  public ChangeReading readChange(ChangeLook look) {
    call("readChange", look);
    return new ChangeReading(
        look.run(), Optional.of(EnrollmentWorlds.change(ChangeState.SCHEDULED)));
  }

  @Override
  public ChangeNote.Written noteChange(ChangeNote note) {
    call("noteChange", note);
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
