package io.kedgeline.domain.rulebook;

import java.time.Duration;
import java.util.Optional;

/**
 * The rules of RB-03, consumer enrollment.
 *
 * @param approval who may ask and who must approve
 * @param change what a change record must be like; none is asked for without it
 * @param device how long after the last vote could be given a device may still show its request
 * @param firstUse how long after a certificate was issued it may stay unused; then it is revoked
 */
public record ConsumerEnrollmentRules(
    ApprovalRules approval, Optional<ChangeRules> change, Duration device, Duration firstUse)
    implements ApprovalGovernance {

  /** How long {@code firstUse} is at most, whatever a rulebook says or said. */
  public static final Duration LONGEST_FIRST_USE = DurationLimit.FIRST_USE.most();

  public ConsumerEnrollmentRules {
    DurationLimit.DEVICE_SHOWN.require("device", device);
    DurationLimit.FIRST_USE.require("firstUse", firstUse);
  }
}
