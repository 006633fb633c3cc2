package io.kedgeline.domain.authority;

import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.BucketName;
import io.kedgeline.domain.resource.Region;
import java.time.Duration;
import java.util.Optional;

/** What every trust anchor that is to be made comes with, wherever its authority is. */
public interface AnchorDraft {

  /** Of which environment it is. */
  String environment();

  /** The account in which everything is made. */
  AccountId account();

  /** The Region in which everything is made but the canary's role, which is global. */
  Region region();

  /** The trust anchor's name. */
  String anchor();

  /** Whether the anchor takes certificates once it is registered. */
  AnchorAtRest atRest();

  /** When Roles Anywhere tells that certificates expire. */
  NoticeTerms notices();

  /** Who is let in to prove it. */
  CanaryDraft canary();

  /** The bucket that is made for its authority's revocation list, if one is. */
  default Optional<BucketName> bucket() {
    return Optional.empty();
  }

  /** What the documents say of its authority, if that is outside AWS. */
  default Optional<ExternalFacts> external() {
    return Optional.empty();
  }

  /** How long a certificate of an authority outside AWS is waited for; no time for others. */
  default Duration firstUse() {
    return Duration.ZERO;
  }

  /**
   * It by its environment and place: it has no ARN before it is made.
   *
   * @return {@code ACCOUNT/REGION/ENVIRONMENT}
   */
  default String place() {
    return "%s/%s/%s".formatted(account(), region(), environment());
  }
}
