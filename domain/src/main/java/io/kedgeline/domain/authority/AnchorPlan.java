package io.kedgeline.domain.authority;

import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.Region;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan that makes a trust anchor, wherever its authority is. */
public interface AnchorPlan extends Plan {

  /** What is made. */
  AnchorDraft draft();

  /** Whose it is, and what for. */
  Registration registration();

  /** Another authority with an anchor of its own, if there is one: nobody of it gets in. */
  Optional<AnchoredAuthority> other();

  /** How long the work takes at most, for which the change record must allow it. */
  Duration making();

  @Override
  default PersonId asker() {
    return requester();
  }

  @Override
  default Set<PersonId> concerned() {
    return Stream.concat(Stream.of(requester()), request().concerned().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The account in which everything is made. */
  default AccountId account() {
    return draft().account();
  }

  /** The Region in which everything is made. */
  default Region region() {
    return draft().region();
  }

  /** The anchor by its environment and place: {@code ACCOUNT/REGION/ENVIRONMENT}. */
  default String place() {
    return draft().place();
  }
}
