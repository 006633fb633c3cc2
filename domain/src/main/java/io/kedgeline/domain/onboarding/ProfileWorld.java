package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.governed.World;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.Objection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of the world that a profile is planned on.
 *
 * @param at when it was gathered
 * @param rulebook the rulebook of the worker that gathered
 * @param rulebookDigest its digest
 * @param directory the people who may matter
 * @param draft the profile as the worker's templates have it for what was asked
 * @param undraftable why there is none, in a sentence
 * @param anchor the trust anchor, unless AWS does not have it
 * @param other another enabled anchor with an authority of its own, in the same account and Region
 * @param roleStands whether AWS has a role of that name already that is not this run's
 * @param profileStands whether AWS has a profile of that name already that is not this run's
 * @param state the digest of what AWS has
 * @param objections what the ledger knows was said against the run
 * @param change the change record, if the rulebook asks for one and the change system has it
 */
public record ProfileWorld(
    Instant at,
    Rulebook rulebook,
    Digest rulebookDigest,
    Directory directory,
    Optional<ProfileDraft> draft,
    Optional<String> undraftable,
    Optional<TrustAnchorState> anchor,
    Optional<AnchoredAuthority> other,
    boolean roleStands,
    boolean profileStands,
    Digest state,
    List<Objection> objections,
    Optional<ChangeRecord> change)
    implements World {

  public ProfileWorld {
    objections = List.copyOf(objections);
  }
}
