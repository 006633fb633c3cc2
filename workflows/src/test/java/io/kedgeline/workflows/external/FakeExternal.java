package io.kedgeline.workflows.external;

import io.kedgeline.domain.external.ExternalWorld;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.onboarding.FakePorts;
import io.kedgeline.workflows.port.AuthorityActs;
import io.kedgeline.workflows.port.AuthorityProofs;
import io.kedgeline.workflows.port.CanaryActs;
import io.kedgeline.workflows.port.CanarySight;
import io.kedgeline.workflows.port.ExternalGathering;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.GatheredExternal;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.SessionLook;
import io.kedgeline.workflows.port.SessionReport;
import io.kedgeline.workflows.port.UndoReport;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Every port of RB-01 for an authority outside AWS. */
final class FakeExternal extends FakePorts<ExternalWorld>
    implements ExternalGathering, AuthorityActs, CanaryActs, AuthorityProofs, CanarySight {

  private final AtomicInteger unseen = new AtomicInteger();

  FakeExternal(Trust trust, Supplier<Instant> clock) {
    super(trust, clock, ExternalWorlds::at, ExternalWorlds::change);
  }

  /** Whoever looks for the canary does not see it so many times. */
  void isUnseen(int times) {
    unseen.set(times);
  }

  @Override
  public GatheredExternal gatherExternal(GatherRequest request) {
    return new GatheredExternal(gathered("gatherExternal", request), trust());
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
  public SessionReport confirmCanary(SessionLook look) {
    call("confirmCanary", look);
    boolean seen = unseen.getAndDecrement() <= 0;
    return new SessionReport(
        look.run(), seen, List.of(seen ? "the canary got a session" : "nothing was seen"));
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
    return undone("undoAuthority", act, "the anchor is gone");
  }
}
