package io.kedgeline.domain.approval;

import io.kedgeline.domain.identity.GroupName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One place in a quorum, to be filled by one person of a group.
 *
 * @param name what the place is called, such as {@code security-lead}
 * @param group whose members may fill it
 * @param stepUp how the sign-in must be that a vote on it is; without it a vote needs none
 */
public record Slot(String name, GroupName group, Optional<StepUp> stepUp) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{2,63}");

  public Slot {
    if (!SHAPE.matcher(name).matches()) {
      throw new IllegalArgumentException("slot: must be 2 to 63 characters of a-z 0-9 -");
    }
  }
}
