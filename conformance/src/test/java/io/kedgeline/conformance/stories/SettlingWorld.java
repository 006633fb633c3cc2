package io.kedgeline.conformance.stories;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.warrant.Conclusion;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.registry.Review;
import io.kedgeline.ledger.registry.ReviewTable;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.pki.Issued;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Windows of several holders on one profile of the twin, and somebody who meddles with it. */
final class SettlingWorld implements AutoCloseable {

  /** A session that was issued, and the lease that its holder had then, if any. */
  record Session(String holder, Optional<LeaseClaim> under, AwsSessionCredentials credentials) {}

  private static final PersonId REVIEWER = new PersonId("reviewer");
  private static final AtomicInteger ACCOUNTS = new AtomicInteger(100_000_000);
  private static final int TRIES = 4;

  private final ActsBench bench;
  private final Root root;
  private final ReviewTable reviews;
  private final Map<String, Issued> certificates = new LinkedHashMap<>();
  private final Map<String, LeaseClaim> leases = new LinkedHashMap<>();
  private final Map<String, LeaseClaim> opened = new LinkedHashMap<>();
  private final List<Session> sessions = new ArrayList<>();
  private boolean meddled;
  private Optional<ApplicationFailure> failure = Optional.empty();

  SettlingWorld(LedgerDatabase ledger, List<String> holders) throws IOException {
    this.bench = new ActsBench(ledger, "111" + ACCOUNTS.incrementAndGet());
    this.root = bench.root();
    this.reviews = new ReviewTable(ledger);
    holders.forEach(holder -> certificates.put(holder, bench.certificate(holder)));
  }

  Root root() {
    return root;
  }

  /** Whether somebody changed the profile since Kedgeline last settled it. */
  boolean meddled() {
    return meddled;
  }

  /** Whether the holder has a window that is not over. */
  boolean live(String holder) {
    return live(Optional.ofNullable(leases.get(holder)));
  }

  /** Whether the holder has a window that is open and not over. */
  boolean open(String holder) {
    return live(Optional.ofNullable(opened.get(holder)));
  }

  private boolean live(Optional<LeaseClaim> lease) {
    return lease.filter(claim -> claim.liveAt(bench.now())).isPresent();
  }

  /** Writes a lease; false when it is refused, and then nothing of it is left. */
  boolean write(String holder) {
    boolean second = live(holder);
    if (!second) {
      Optional.ofNullable(leases.get(holder)).ifPresent(over -> close(holder));
    }
    LeaseClaim lease = bench.lease(holder);
    boolean done = attempt(() -> bench.writeLease(lease));
    if (done && !second) {
      leases.put(holder, lease);
    } else {
      attempt(() -> bench.close(lease));
      review(lease);
    }
    return done;
  }

  /** Opens what is written; a run whose opening fails for good closes. */
  boolean enable(String holder) {
    LeaseClaim lease = Optional.ofNullable(leases.get(holder)).orElseThrow();
    boolean done = attempt(() -> bench.notarise(lease)) && attempt(() -> bench.enable(lease));
    if (done) {
      opened.put(holder, lease);
    } else {
      close(holder);
    }
    return done;
  }

  /** Closes the holder's window, and has it reviewed; whether it could be closed. */
  boolean close(String holder) {
    Optional<LeaseClaim> lease = Optional.ofNullable(leases.remove(holder));
    opened.remove(holder);
    boolean done = lease.stream().allMatch(claim -> attempt(() -> bench.close(claim)));
    lease.ifPresent(this::review);
    meddled = meddled && (lease.isEmpty() || shutByHand());
    return done;
  }

  /** Closing enables nothing: what somebody shut stays shut while others have it open. */
  private boolean shutByHand() {
    return !enabled() && opened.keySet().stream().anyMatch(this::open);
  }

  private void review(LeaseClaim lease) {
    reviews.record(new Review(lease.run(), REVIEWER, Conclusion.JUSTIFIED, bench.now()));
  }

  /** As a worker tries: what may be tried again is. */
  private boolean attempt(Runnable act) {
    for (int i = 0; i < TRIES; i++) {
      try {
        act.run();
        return true;
      } catch (ApplicationFailure failed) {
        failure = Optional.of(failed);
        if (failed.isNonRetryable()) {
          return false;
        }
      }
    }
    return false;
  }

  /** Why an act failed last. */
  String why() {
    return failure.map(ApplicationFailure::getMessage).orElse("nothing has failed");
  }

  /** The holder asks for a session, and keeps what is issued. */
  void ask(String holder) {
    if (bench.ask(certificate(holder)) instanceof SessionAnswer.Granted granted) {
      Optional<LeaseClaim> under = Optional.ofNullable(opened.get(holder));
      sessions.add(new Session(holder, under, granted.credentials()));
    }
  }

  /** The sessions that may do something now. */
  List<Session> alive() {
    return sessions.stream().filter(session -> bench.mayCall(session.credentials())).toList();
  }

  /** Whether the lease that this session was issued under is still its holder's, and not over. */
  boolean entitled(Session session) {
    return session
        .under()
        .filter(lease -> lease.equals(leases.get(session.holder())) && lease.liveAt(bench.now()))
        .isPresent();
  }

  private Issued certificate(String holder) {
    return Optional.ofNullable(certificates.get(holder)).orElseThrow();
  }

  boolean getsIn(String holder) {
    return bench.getsIn(certificate(holder));
  }

  boolean enabled() {
    return root.anywhere()
        .getProfile(r -> r.profileId(bench.account().profile().id()))
        .profile()
        .enabled();
  }

  void enableByHand() {
    meddled = true;
    root.anywhere().enableProfile(r -> r.profileId(bench.account().profile().id()));
  }

  void disableByHand() {
    meddled = true;
    shut();
  }

  /** Disables the profile as a closing that goes too far would. */
  void shut() {
    root.anywhere().disableProfile(r -> r.profileId(bench.account().profile().id()));
  }

  /** The next call of this operation is done, and its answer lost. */
  void lose(String operation) {
    bench.aws().levers().faults().clear();
    bench.aws().levers().faults().add(Fault.lost("rolesanywhere", operation).times(1));
  }

  void pass(Duration time) {
    bench.pass(time);
  }

  @Override
  public void close() {
    root.close();
    bench.close();
  }
}
