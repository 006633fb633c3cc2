package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.resource.ProfileArn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody asks of a break-glass window.
 *
 * @param change the change record that it belongs to
 * @param profile the break-glass profile
 * @param holder the person who holds the certificate
 * @param certificate the source identity of that certificate
 * @param length how long the window shall be
 * @param reason why, in the requester's words, as {@link Reason} has it
 * @param start the instant before which it shall not open, in whole seconds; nothing when it shall
 *     open as soon as it is approved
 */
public record WindowRequest(
    ChangeId change,
    ProfileArn profile,
    PersonId holder,
    SourceIdentity certificate,
    Duration length,
    String reason,
    Optional<Instant> start)
    implements RunRequest {

  private static final Instant LATEST_START = Instant.parse("9999-01-01T00:00:00Z");

  /** What a start must be: early enough that the spans of every rulebook can be added to it. */
  public static final Rule<Instant> START =
      at ->
          at.equals(at.truncatedTo(ChronoUnit.SECONDS))
                  && !at.isBefore(Instant.EPOCH)
                  && at.isBefore(LATEST_START)
              ? Optional.empty()
              : Optional.of("must be whole seconds, of the years 1970 to 9998");

  public WindowRequest {
    Reason.require(reason);
    require(length, "length");
    start
        .flatMap(START::broken)
        .ifPresent(rule -> {
          throw new IllegalArgumentException("start: " + rule);
        });
  }

  /** A request for a window that opens as soon as it is approved. */
  public WindowRequest(
      ChangeId change,
      ProfileArn profile,
      PersonId holder,
      SourceIdentity certificate,
      Duration length,
      String reason) {
    this(change, profile, holder, certificate, length, reason, Optional.empty());
  }

  /** Who holds the certificate. */
  @Override
  public Set<PersonId> concerned() {
    return Set.of(holder);
  }

  /**
   * When it opens if it may from this instant on: then, or at its start, whichever is later. With
   * the end of its votes, the latest instant at which it may open by them alone.
   */
  public Instant opensFrom(Instant instant) {
    return start.filter(at -> at.isAfter(instant)).orElse(instant);
  }

  /** Throws unless a window or its extension may be so long. */
  public static void require(Duration span, String field) {
    if (!span.isPositive() || !span.equals(span.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException(field + ": must be a positive number of whole seconds");
    }
  }
}
