package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.onboarding.ProfileWorld;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.GatheredProfile;
import io.kedgeline.workflows.port.IssuingActs;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.ProfileGathering;
import io.kedgeline.workflows.port.ProvisioningActs;
import io.kedgeline.workflows.port.UndoReport;
import java.time.Instant;
import java.util.function.Supplier;

/** Every port of RB-02. */
final class FakeMaking extends FakePorts<ProfileWorld>
    implements ProfileGathering, ProvisioningActs, IssuingActs {

  FakeMaking(Trust trust, Supplier<Instant> clock) {
    super(trust, clock, ProfileWorlds::at, ProfileWorlds::change);
  }

  @Override
  public GatheredProfile gatherProfile(GatherRequest request) {
    return new GatheredProfile(gathered("gatherProfile", request), trust());
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
    return undone("undoProfile", act, "the role is gone");
  }
}
