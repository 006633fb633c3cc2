package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.identity.GroupName;

/**
 * One seat of a quorum, which one person fills.
 *
 * @param name what the seat is called; 2 to 63 characters of {@code a-z 0-9 -}
 * @param group where its holder must stand
 */
public record SlotRule(String name, GroupName group) {

  public SlotRule {
    NameShape.LABEL.require("name", name);
  }
}
