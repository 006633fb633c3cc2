package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.governed.World;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.Objection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of the world that an enrollment is planned on.
 *
 * @param at when it was gathered
 * @param rulebook the rulebook of the worker that gathered
 * @param rulebookDigest its digest
 * @param directory the people who may matter
 * @param profile the profile, if RB-02 registered one of that name there
 * @param standing the same as AWS has it, unless AWS does not have it
 * @param reserved whether a certificate of that name could be taken for a break-glass holder's
 * @param enrolled the other run by which the device has, or is getting, a certificate that lives
 * @param shown the device's request, once it was shown
 * @param state the digest of what ledger and AWS have of the profile
 * @param objections what the ledger knows was said against the run
 * @param change the change record, if the rulebook asks for one and the change system has it
 */
public record EnrollmentWorld(
    Instant at,
    Rulebook rulebook,
    Digest rulebookDigest,
    Directory directory,
    Optional<RegisteredProfile> profile,
    Optional<ProfileStanding> standing,
    boolean reserved,
    Optional<RunId> enrolled,
    Optional<ShownRequest> shown,
    Digest state,
    List<Objection> objections,
    Optional<ChangeRecord> change)
    implements World {

  public EnrollmentWorld {
    objections = List.copyOf(objections);
  }
}
