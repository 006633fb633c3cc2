package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.resource.ProfileArn;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What somebody asks of a break-glass window.
 *
 * @param change the change record that it belongs to
 * @param profile the break-glass profile
 * @param holder the person who holds the certificate
 * @param certificate the source identity of that certificate
 * @param length how long the window shall be
 * @param reason why, in the requester's words: 10 to 500 characters, no control characters
 */
public record WindowRequest(
    ChangeId change,
    ProfileArn profile,
    PersonId holder,
    SourceIdentity certificate,
    Duration length,
    String reason) {

  public WindowRequest {
    if (reason.length() < 10 || reason.length() > 500) {
      throw new IllegalArgumentException("reason: must be 10 to 500 characters");
    }
    if (reason.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("reason: must not hold control characters");
    }
    if (!length.isPositive() || !length.equals(length.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException("length: must be a positive number of whole seconds");
    }
  }
}
