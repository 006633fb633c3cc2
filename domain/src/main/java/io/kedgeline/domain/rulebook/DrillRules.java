package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.identity.PersonId;
import java.time.Duration;

/**
 * The rules of RB-14, the break-glass drill. What else holds for it are the rules of RB-06.
 *
 * @param owner on whose behalf a drill is asked for; fills no slot of its quorum
 * @param holder who holds the certificate
 * @param certificate the source identity of that certificate
 * @param profile the name of the profile of RB-06 that is drilled on, and that nothing else opens
 * @param length how long the window is
 * @param grace how long after its time a drill must be done, or its absence is told
 */
public record DrillRules(
    PersonId owner,
    PersonId holder,
    SourceIdentity certificate,
    String profile,
    Duration length,
    Duration grace) {

  public DrillRules {
    DurationLimit.WINDOW.require("length", length);
    DurationLimit.DRILL_GRACE.require("grace", grace);
  }
}
