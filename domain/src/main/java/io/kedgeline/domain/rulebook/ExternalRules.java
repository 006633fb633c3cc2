package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.certificate.KeyKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of RB-01 for authorities outside AWS.
 *
 * @param attestation the seat of whoever attests that the authority is run as it should be
 * @param keys the kinds of keys that such an authority may have
 * @param firstUse how long after the anchor was proved the canary's certificate may stay unused
 * @param environments where such an authority may be anchored, and how
 */
public record ExternalRules(
    Slot attestation,
    List<KeyKind> keys,
    Duration firstUse,
    List<ExternalEnvironment> environments) {

  public ExternalRules {
    keys = List.copyOf(keys);
    environments = List.copyOf(environments);
    DurationLimit.FIRST_USE.require("firstUse", firstUse);
  }

  /** The environment of this name, if such an authority may be anchored there. */
  public Optional<ExternalEnvironment> environment(String name) {
    return environments.stream().filter(one -> one.place().name().equals(name)).findFirst();
  }

  /** Who asks and who approves: as of every authority, and the attestation besides. */
  Governed governing(PkiSetupRules rules) {
    ApprovalRules approval = rules.approval();
    List<Slot> slots = new ArrayList<>(approval.slots());
    slots.add(attestation);
    return new Governed(
        new ApprovalRules(
            slots,
            approval.requesters(),
            approval.closers(),
            approval.separated(),
            approval.expiry(),
            approval.executionExpiry(),
            approval.refusalsPerPerson()),
        rules.change());
  }

  /** The same as the governance of a run. */
  record Governed(ApprovalRules approval, Optional<ChangeRules> change)
      implements ApprovalGovernance {}
}
