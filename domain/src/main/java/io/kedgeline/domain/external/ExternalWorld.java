package io.kedgeline.domain.external;

import io.kedgeline.domain.authority.MadeAuthority;
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
 * The state of the world that an anchor for an authority outside AWS is planned on.
 *
 * @param at when it was gathered
 * @param rulebook the rulebook of the worker that gathered
 * @param rulebookDigest its digest
 * @param directory the people who may matter
 * @param facts what the documents say, unless one is missing or cannot be read
 * @param standing what the ledger says that another run makes or made of the same environment, and
 *     did not undo
 * @param other another enabled anchor with an authority of its own, in the same account and Region
 * @param nameTaken whether an anchor of the account and Region trusts another authority of the same
 *     common name
 * @param anchored whether an anchor of the account and Region that is not this run's trusts the
 *     same key already
 * @param anchorStands whether AWS has an anchor of that name already that is not this run's
 * @param canaryRoleStands whether AWS has a role of that name already that is not this run's
 * @param canaryProfileStands whether AWS has a profile of that name already that is not this run's
 * @param state the digest of what AWS has
 * @param objections what the ledger knows was said against the run
 * @param change the change record, if the rulebook asks for one and the change system has it
 */
public record ExternalWorld(
    Instant at,
    Rulebook rulebook,
    Digest rulebookDigest,
    Directory directory,
    Optional<ExternalFacts> facts,
    Optional<MadeAuthority> standing,
    Optional<AnchoredAuthority> other,
    boolean nameTaken,
    boolean anchored,
    boolean anchorStands,
    boolean canaryRoleStands,
    boolean canaryProfileStands,
    Digest state,
    List<Objection> objections,
    Optional<ChangeRecord> change)
    implements World {

  public ExternalWorld {
    objections = List.copyOf(objections);
  }
}
