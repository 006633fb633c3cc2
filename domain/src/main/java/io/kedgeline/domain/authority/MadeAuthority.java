package io.kedgeline.domain.authority;

import io.kedgeline.domain.external.MadeExternal;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.BucketName;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run makes of an environment's authority, as the ledger has it.
 *
 * @param run the run
 * @param account the account
 * @param region where everything is but the canary's role
 * @param environment whose authority it is
 * @param bucket the bucket of its revocation list, unless the authority is outside AWS
 * @param bucketMade whether the run made the bucket, or was about to
 * @param authority the authority, once AWS has named it
 * @param atRest whether its trust anchor takes certificates once it is registered
 * @param anchor its trust anchor, once AWS has named it
 * @param revocationList what Roles Anywhere calls the imported list, a UUID, once it has named it
 * @param canaryName the name of the canary's profile
 * @param canaryRole the canary's role
 * @param canaryProfile the canary's profile, once AWS has named it
 * @param canaryStands whether something of the canary may stand in AWS
 * @param proved whether it was proved whom the anchor lets in
 * @param provedAtRest whether it was proved that it lets in nobody once it is put to rest
 * @param expires when the authority's certificate expires, once it has one
 * @param nextUpdate when the imported list is to be replaced, once there is one
 * @param external what is known of it where it is outside AWS
 * @param stage how far it is
 */
public record MadeAuthority(
    RunId run,
    AccountId account,
    Region region,
    String environment,
    Optional<BucketName> bucket,
    boolean bucketMade,
    Optional<CertificateAuthorityArn> authority,
    AnchorAtRest atRest,
    Optional<TrustAnchorArn> anchor,
    Optional<String> revocationList,
    String canaryName,
    RoleArn canaryRole,
    Optional<ProfileArn> canaryProfile,
    boolean canaryStands,
    boolean proved,
    boolean provedAtRest,
    Optional<Instant> expires,
    Optional<Instant> nextUpdate,
    Optional<MadeExternal> external,
    MadeStage stage) {

  /** Whether everything was proved, and seen, without which it is not registered. */
  public boolean provedInFull() {
    return proved
        && (atRest == AnchorAtRest.ENABLED || provedAtRest)
        && external.filter(one -> !one.seen()).isEmpty();
  }

  /** That it stands, to whoever asks for another in its environment. */
  public String standing() {
    return stage == MadeStage.REGISTERED
        ? "environment %s has an authority already, %s, registered by %s: running this again changes nothing"
            .formatted(environment, authority.map(Object::toString).orElse("outside AWS"), run)
        : "%s is making the authority of environment %s".formatted(run, environment);
  }

  /**
   * Whether it is made where, and with the bucket, the rest and the canary, that this plan says.
   */
  public boolean follows(AnchorPlan plan) {
    AnchorDraft draft = plan.draft();
    return run.equals(plan.run())
        && account.equals(draft.account())
        && region.equals(draft.region())
        && environment.equals(draft.environment())
        && bucket.equals(draft.bucket())
        && external.isPresent() == draft.external().isPresent()
        && external.filter(one -> !one.follows(draft.external().orElseThrow())).isEmpty()
        && atRest == draft.atRest()
        && canaryName.equals(draft.canary().profile())
        && canaryRole.equals(draft.canary().role());
  }
}
