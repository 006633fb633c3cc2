package io.kedgeline.activities.aws;

import io.kedgeline.domain.resource.AccountId;

/** The policy files of the executor roles, as shipped: what Kedgeline may do in an account. */
public final class ExecutorPolicies {

  private ExecutorPolicies() {}

  /** The policy of this duty's role in this account. */
  public static String of(Duty duty, AccountId account) {
    return ShippedPolicy.read("policies/" + duty.word() + ".json")
        .replace("${ACCOUNT}", account.value());
  }
}
