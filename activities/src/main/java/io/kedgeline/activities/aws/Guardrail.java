package io.kedgeline.activities.aws;

import io.kedgeline.domain.rulebook.Executors;

/**
 * The service control policies that we ship: what nobody in a governed account may do, whatever the
 * account's own policies allow. None covers an act that closes.
 */
public enum Guardrail {
  /** An approval is noted by one duty and used by another; a profile's class is given at birth. */
  DUAL_CONTROL("dual-control"),
  /**
   * The break-glass role stands in break-glass profiles only. AWS has no condition on a profile's
   * roles, so passing the role is what is denied.
   */
  BREAK_GLASS_ROLE("break-glass-role");

  private final String file;

  Guardrail(String file) {
    this.file = file;
  }

  /** The policy's name: that of its file. */
  public String policyName() {
    return file;
  }

  /** The policy document for executor roles of these names. */
  public String document(Executors executors) {
    return ShippedPolicy.read("guardrails/" + file + ".json")
        .replace("${NOTARISE}", executors.notarise())
        .replace("${OPEN}", executors.open())
        .replace("${CONTAIN}", executors.contain());
  }
}
