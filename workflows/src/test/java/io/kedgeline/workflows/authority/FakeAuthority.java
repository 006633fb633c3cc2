package io.kedgeline.workflows.authority;

import io.kedgeline.domain.authority.AuthorityWorld;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.onboarding.FakePorts;
import io.kedgeline.workflows.port.AuthorityActs;
import io.kedgeline.workflows.port.AuthorityGathering;
import io.kedgeline.workflows.port.AuthorityProofs;
import io.kedgeline.workflows.port.CanaryActs;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.GatheredAuthority;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.UndoReport;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Every port of RB-01. */
final class FakeAuthority extends FakePorts<AuthorityWorld>
    implements AuthorityGathering, AuthorityActs, CanaryActs, AuthorityProofs {

  private static final Duration PAUSE = Duration.ofMinutes(2);

  private final Supplier<Instant> clock;
  private volatile Duration late = Duration.ZERO;
  private volatile Optional<Instant> firstAsked = Optional.empty();
  private volatile Runnable whileLate = () -> {};

  FakeAuthority(Trust trust, Supplier<Instant> clock) {
    super(trust, clock, AuthorityWorlds::at, AuthorityWorlds::change);
    this.clock = clock;
  }

  /** AWS's first list comes so long after it was asked for first. */
  void listIsLate(Duration by) {
    late = by;
  }

  /** Does this each time that the list is not there yet. */
  void whileListIsLate(Runnable deed) {
    whileLate = deed;
  }

  @Override
  public GatheredAuthority gatherAuthority(GatherRequest request) {
    return new GatheredAuthority(gathered("gatherAuthority", request), trust());
  }

  @Override
  public MakingReport createBucket(MakingAct act) {
    return made("createBucket", act, Operation.CREATE_BUCKET);
  }

  @Override
  public MakingReport createAuthority(MakingAct act) {
    return made("createAuthority", act, Operation.CREATE_AUTHORITY);
  }

  @Override
  public MakingReport publishRevocationList(MakingAct act) {
    Instant now = clock.get();
    Instant asked = firstAsked.orElse(now);
    firstAsked = Optional.of(asked);
    if (now.isBefore(asked.plus(late))) {
      whileLate.run();
      throw ApplicationFailure.newBuilder()
          .setMessage("there is no list yet")
          .setType("NO_LIST_YET")
          .setNextRetryDelay(PAUSE)
          .build();
    }
    return made("publishRevocationList", act, Operation.PUBLISH_REVOCATION_LIST);
  }

  @Override
  public MakingReport prepareAnchor(MakingAct act) {
    return made("prepareAnchor", act, Operation.PREPARE_ANCHOR);
  }

  @Override
  public MakingReport createCanary(MakingAct act) {
    return made("createCanary", act, Operation.CREATE_CANARY);
  }

  @Override
  public MakingReport enableAnchor(MakingAct act) {
    return made("enableAnchor", act, Operation.ENABLE_ANCHOR);
  }

  @Override
  public MakingReport proveAuthority(MakingAct act) {
    return made("proveAuthority", act, Operation.PROVE_AUTHORITY);
  }

  @Override
  public MakingReport restAnchor(MakingAct act) {
    return made("restAnchor", act, Operation.REST_ANCHOR);
  }

  @Override
  public MakingReport proveRest(MakingAct act) {
    return made("proveRest", act, Operation.PROVE_REST);
  }

  @Override
  public MakingReport registerAuthority(MakingAct act) {
    return made("registerAuthority", act, Operation.REGISTER_AUTHORITY);
  }

  @Override
  public UndoReport undoCanary(UndoingAct act) {
    return undone("undoCanary", act, "the canary is gone");
  }

  @Override
  public UndoReport undoAuthority(UndoingAct act) {
    return undone("undoAuthority", act, "the authority is gone");
  }
}
