package io.kedgeline.domain.document;

/**
 * One thing that is wrong with a document.
 *
 * @param path where, such as {@code runbooks.RB-06.approval.slots[1].group}
 * @param rule what it must be, in words that never repeat the value found
 */
public record Fault(String path, String rule) {

  /** The same fault, seen from the section that holds it. */
  public Fault under(String section) {
    return new Fault(section.isEmpty() ? path : section + "." + path, rule);
  }

  @Override
  public String toString() {
    return path + ": " + rule;
  }
}
