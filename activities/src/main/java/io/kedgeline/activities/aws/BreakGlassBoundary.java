package io.kedgeline.activities.aws;

import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.rulebook.Executors;

/**
 * The permissions boundary of a break-glass role, as shipped: whatever the role's own policies
 * allow, its holder cannot widen the window, nor keep anything of it.
 */
public final class BreakGlassBoundary {

  private BreakGlassBoundary() {}

  /** The policy document for this account, where the executor roles have these names. */
  public static String document(AccountId account, Executors executors) {
    return ShippedPolicy.read("boundaries/break-glass.json")
        .replace("${ACCOUNT}", account.value())
        .replace("${OBSERVE}", executors.observe())
        .replace("${NOTARISE}", executors.notarise())
        .replace("${OPEN}", executors.open())
        .replace("${CONTAIN}", executors.contain())
        .replace("${PROVISION}", executors.provision())
        .replace("${ISSUE}", executors.issue())
        .replace("${PKI}", executors.pki());
  }
}
