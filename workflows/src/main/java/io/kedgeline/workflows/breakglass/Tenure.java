package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.claim.LeaseClaim;

/** The lease that a window gives, with the end that it has now. */
final class Tenure {

  private LeaseClaim lease;

  Tenure(LeaseClaim lease) {
    this.lease = lease;
  }

  LeaseClaim lease() {
    return lease;
  }

  void extend(LeaseClaim longer) {
    lease = longer;
  }
}
