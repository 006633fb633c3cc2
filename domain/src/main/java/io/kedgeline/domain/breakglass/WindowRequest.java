package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.WellFormed;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.resource.ProfileArn;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What somebody asks of a break-glass window.
 *
 * @param change the change record that it belongs to
 * @param profile the break-glass profile
 * @param holder the person who holds the certificate
 * @param certificate the source identity of that certificate
 * @param length how long the window shall be
 * @param reason why, in the requester's words: 10 to 500 characters, no control characters,
 *     well-formed Unicode
 */
public record WindowRequest(
    ChangeId change,
    ProfileArn profile,
    PersonId holder,
    SourceIdentity certificate,
    Duration length,
    String reason) {

  /** What a reason must be. */
  public static final Rule<String> REASON =
      WellFormed.UNICODE.and(text ->
          text.length() < 10
                  || text.length() > 500
                  || text.chars().anyMatch(Character::isISOControl)
              ? Optional.of("must be 10 to 500 characters, no control characters")
              : Optional.empty());

  public WindowRequest {
    REASON
        .broken(reason)
        .ifPresent(rule -> {
          throw new IllegalArgumentException("reason: " + rule);
        });
    if (!length.isPositive() || !length.equals(length.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException("length: must be a positive number of whole seconds");
    }
  }
}
