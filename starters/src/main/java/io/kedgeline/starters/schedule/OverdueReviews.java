package io.kedgeline.starters.schedule;

import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.ledger.registry.ClaimTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells of closed windows whose review is overdue. Their runs do so too; a run that is gone cannot.
 */
final class OverdueReviews {

  private final BreakGlassRules rules;
  private final ClaimTable claims;
  private final ScheduleAlerts alerts;
  private final InstantSource clock;

  OverdueReviews(
      BreakGlassRules rules, ClaimTable claims, ScheduleAlerts alerts, InstantSource clock) {
    this.rules = rules;
    this.claims = claims;
    this.alerts = alerts;
    this.clock = clock;
  }

  String look() {
    Instant now = clock.instant();
    List<LeaseClaim> overdue =
        rules.profiles().stream()
            .flatMap(profile -> claims.reviewsOwed(profile.profile().value(), now).stream())
            .map(claims::leaseOf)
            .flatMap(Optional::stream)
            .filter(lease -> now.isAfter(due(lease)))
            .toList();
    for (LeaseClaim lease : overdue) {
      RunId run = lease.run();
      alerts.tell(
          "REVIEW_OVERDUE",
          run.value(),
          due(lease),
          "the window ended by %s and nobody has reviewed it".formatted(lease.until()));
    }
    return "%d reviews are overdue".formatted(overdue.size());
  }

  private Instant due(LeaseClaim lease) {
    return lease.until().plus(rules.review().within());
  }
}
