package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.ledger.registry.AuthorityRows;
import io.kedgeline.ledger.registry.AuthorityTable;
import java.util.function.BiFunction;

/**
 * What the duty {@code pki} does at AWS on what a run makes, while nobody else does any on it: what
 * it notes is kept only if it returns.
 *
 * @param sessions by which it acts
 * @param authorities where it notes
 */
record AnchorWork(AccountSessions sessions, AuthorityTable authorities) {

  <T> T making(AnchorPlan plan, BiFunction<AuthorityRows, AwsClients, T> step) {
    return authorities.withRun(plan.run(), rows -> acting(plan, rows, step));
  }

  /** The same, while nobody else makes or enables an anchor in that account and Region either. */
  <T> T anchoring(AnchorPlan plan, BiFunction<AuthorityRows, AwsClients, T> step) {
    return authorities.withAnchors(plan, rows -> acting(plan, rows, step));
  }

  private <T> T acting(
      AnchorPlan plan, AuthorityRows rows, BiFunction<AuthorityRows, AwsClients, T> step) {
    return sessions.acting(
        Duty.PKI, plan.account(), plan.region(), plan.run(), clients -> step.apply(rows, clients));
  }
}
