package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.claim.LeaseClaim;
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
 * The state of the world that a window is planned on.
 *
 * @param at when it was gathered
 * @param rulebook the rulebook of the worker that gathered
 * @param rulebookDigest its digest
 * @param directory the people who may matter
 * @param canary the probe's source identity
 * @param profile the profile, unless AWS does not have it
 * @param role the role, unless AWS does not have it
 * @param state the digest of profile and role as gathered, apart from what leases govern
 * @param asClaimed whether the profile lets in exactly whom its live leases want
 * @param otherLeases the live leases of other runs on the profile
 * @param sessionPolicyLength how long the session policy would be with this lease added
 * @param objections what the ledger knows was said against the run
 * @param reviewsOwed the closed windows of this profile that nobody has reviewed yet
 * @param issuer how break-glass's own anchor and authority stand, where holders' certificates are
 *     issued for each window
 * @param change the change record, if the rulebook asks for one and the change system has it
 */
public record WindowWorld(
    Instant at,
    Rulebook rulebook,
    Digest rulebookDigest,
    Directory directory,
    SourceIdentity canary,
    Optional<ProfileState> profile,
    Optional<RoleState> role,
    Digest state,
    boolean asClaimed,
    List<LeaseClaim> otherLeases,
    int sessionPolicyLength,
    List<Objection> objections,
    List<RunId> reviewsOwed,
    Optional<IssuerStanding> issuer,
    Optional<ChangeRecord> change)
    implements World {

  public WindowWorld {
    otherLeases = List.copyOf(otherLeases);
    objections = List.copyOf(objections);
    reviewsOwed = List.copyOf(reviewsOwed);
  }

  /** The lease that whoever bears this has already on the profile, by another run. */
  public Optional<LeaseClaim> leaseOf(SourceIdentity certificate) {
    return otherLeases.stream()
        .filter(lease -> HolderCertificate.sameBearer(lease.holder(), certificate))
        .findFirst();
  }
}
