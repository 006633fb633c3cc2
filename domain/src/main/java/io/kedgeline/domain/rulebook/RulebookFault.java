package io.kedgeline.domain.rulebook;

/**
 * One thing that is wrong with a rulebook.
 *
 * @param path where, such as {@code runbooks.RB-06.approval.slots[1].group}
 * @param rule what it must be, in words that never repeat the value found
 */
public record RulebookFault(String path, String rule) {

  /** The same fault, seen from the section that holds it. */
  RulebookFault under(String section) {
    return new RulebookFault(section.isEmpty() ? path : section + "." + path, rule);
  }

  @Override
  public String toString() {
    return path + ": " + rule;
  }
}
