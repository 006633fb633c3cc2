package io.kedgeline.domain.authority;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.governed.World;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.Objection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of the world that an authority is planned on.
 *
 * @param at when it was gathered
 * @param rulebook the rulebook of the worker that gathered
 * @param rulebookDigest its digest
 * @param directory the people who may matter
 * @param root the root of the environment, unless AWS does not have it in the environment's account
 *     and Region
 * @param standing what the ledger says that another run makes or made of the same environment, and
 *     did not undo
 * @param other another enabled anchor with an authority of its own, in the same account and Region
 * @param nameTaken whether an anchor of the account and Region trusts an authority of the same
 *     common name
 * @param bucketStands whether a bucket of that name is there already that is not this run's,
 *     whoever owns it
 * @param anchorStands whether AWS has an anchor of that name already that is not this run's
 * @param canaryRoleStands whether AWS has a role of that name already that is not this run's
 * @param canaryProfileStands whether AWS has a profile of that name already that is not this run's
 * @param state the digest of what AWS has
 * @param objections what the ledger knows was said against the run
 * @param change the change record, if the rulebook asks for one and the change system has it
 */
public record AuthorityWorld(
    Instant at,
    Rulebook rulebook,
    Digest rulebookDigest,
    Directory directory,
    Optional<RootState> root,
    Optional<MadeAuthority> standing,
    Optional<AnchoredAuthority> other,
    boolean nameTaken,
    boolean bucketStands,
    boolean anchorStands,
    boolean canaryRoleStands,
    boolean canaryProfileStands,
    Digest state,
    List<Objection> objections,
    Optional<ChangeRecord> change)
    implements World {

  public AuthorityWorld {
    objections = List.copyOf(objections);
  }
}
