package io.kedgeline.activities.authority;

import static io.kedgeline.activities.authority.AuthorityPlans.before;

import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.ledger.registry.AuthorityRows;
import io.temporal.failure.ApplicationFailure;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;

/**
 * The revocation list at the anchor of an authority outside AWS. Nobody but people renews it, and
 * what stands there may be another than was imported.
 *
 * @param rolesAnywhere a client of its account and Region
 * @param authority the authority's certificate
 */
record HeldList(RolesAnywhereClient rolesAnywhere, X509Certificate authority) {

  /**
   * Notes until when the list is good.
   *
   * @throws io.temporal.failure.ApplicationFailure when it is not the authority's, not whole, over,
   *     or older than the one that was approved
   */
  void note(ExternalPlan plan, MadeAuthority made, AuthorityRows rows, Instant now) {
    String list = before(made.revocationList(), "revocation list");
    rows.list(list, good(plan, list, now).nextUpdate());
  }

  private PublishedList good(ExternalPlan plan, String list, Instant now) {
    PublishedList held = read(plan, list, now);
    if (held.thisUpdate().isBefore(plan.draft().facts().list().thisUpdate())
        || held.thisUpdate().isAfter(now)) {
      throw bad(plan, list, "it was published at %s".formatted(held.thisUpdate()));
    }
    return held;
  }

  private PublishedList read(ExternalPlan plan, String list, Instant now) {
    try {
      return PublishedList.read(new ListImporter(rolesAnywhere).held(list), authority, now);
    } catch (GeneralSecurityException bad) {
      throw bad(plan, list, String.valueOf(bad.getMessage()));
    }
  }

  private static ApplicationFailure bad(ExternalPlan plan, String list, String why) {
    return Unmade.drifted(
        "revocation list %s at the anchor of %s is not good: %s"
            .formatted(list, plan.place(), why));
  }
}
