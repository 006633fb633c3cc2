package io.kedgeline.domain.authority;

import io.kedgeline.domain.governed.CommonFindings;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.governed.PlanCheck;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.domain.trustpolicy.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The named checks that a request for an authority passes before it is put to the vote. All of them
 * are made, so that the requester hears everything at once.
 */
final class AuthorityCheck {

  static final List<PlanCheck<Drawn>> ALL =
      List.of(
          new PlanCheck<>(
              Code.DIRECTORY_STALE, drawn -> CommonFindings.directoryStale(drawn.world())),
          new PlanCheck<>(
              Code.REQUESTER_NOT_ALLOWED,
              drawn -> CommonFindings.mayNotAsk(drawn.plan(), drawn.world(), drawn.rules())),
          new PlanCheck<>(
              Code.DUTIES_NOT_SEPARATE,
              drawn ->
                  CommonFindings.dutiesNotSeparate(drawn.plan(), drawn.world(), drawn.rules())),
          new PlanCheck<>(
              Code.OWNER_UNKNOWN,
              drawn -> CommonFindings.concernedUnknown(drawn.plan(), drawn.world())),
          new PlanCheck<>(
              Code.BLACKOUT, drawn -> CommonFindings.blackout(drawn.world(), AuthorityPlan.MAKING)),
          new PlanCheck<>(
              Code.ALREADY_SET_UP, drawn -> drawn.world().standing().map(MadeAuthority::standing)),
          PlanCheck.of(
              Code.ROOT_ELSEWHERE,
              Drawn::rootElsewhere,
              drawn ->
                  "the root %s lies in another account or Region than %s, where it could not sign for it"
                      .formatted(drawn.draft().root(), drawn.plan().place())),
          PlanCheck.of(
              Code.ROOT_MISSING,
              drawn -> !drawn.rootElsewhere() && drawn.root().isEmpty(),
              drawn -> "AWS has no authority %s that could sign".formatted(drawn.draft().root())),
          PlanCheck.of(
              Code.ROOT_NOT_MARKED,
              drawn -> drawn.root().filter(root -> !root.marked()).isPresent(),
              drawn ->
                  "the root %s has no tag %s, by which an administrator says that it may sign authorities"
                      .formatted(drawn.draft().root(), RootState.TAG)),
          PlanCheck.of(
              Code.ROOT_ANCHORED,
              drawn -> drawn.root().filter(RootState::anchored).isPresent(),
              drawn ->
                  "a trust anchor in %s trusts the root %s itself, or one above it, so it would let in what the new authority issues, revoked or not"
                      .formatted(drawn.plan().region(), drawn.draft().root())),
          PlanCheck.of(
              Code.ROOT_NOT_ACTIVE,
              drawn -> drawn.root().filter(root -> !root.active()).isPresent(),
              drawn ->
                  "the root %s is not active, so it signs nothing".formatted(drawn.draft().root())),
          PlanCheck.of(
              Code.ROOT_EXPIRES_FIRST,
              drawn -> drawn.root().filter(drawn::endsTooSoon).isPresent(),
              drawn ->
                  "the certificate of the root %s does not outlive one of %d days: shorten that or renew the root"
                      .formatted(drawn.draft().root(), drawn.draft().terms().validity().toDays())),
          PlanCheck.of(
              Code.AUTHORITY_NAME_TAKEN,
              drawn -> drawn.world().nameTaken(),
              drawn ->
                  "an anchor in %s trusts another authority that is called %s too, and trust policies could not tell them apart"
                      .formatted(drawn.plan().region(), drawn.draft().terms().commonName())),
          PlanCheck.of(
              Code.BUCKET_EXISTS,
              drawn -> drawn.world().bucketStands(),
              drawn ->
                  "there is a bucket %s already that this run did not make, perhaps somebody else's: nothing is written into it"
                      .formatted(drawn.draft().revocation().bucket())),
          PlanCheck.of(
              Code.ANCHOR_EXISTS,
              drawn -> drawn.world().anchorStands(),
              drawn ->
                  "AWS has a trust anchor %s in %s that this run did not make: nothing is made beside it"
                      .formatted(drawn.draft().anchor(), drawn.plan().region())),
          PlanCheck.of(
              Code.ROLE_EXISTS,
              drawn -> drawn.world().canaryRoleStands(),
              drawn ->
                  "AWS has a role %s that this run did not make: nothing is made over it"
                      .formatted(drawn.draft().canary().role())),
          PlanCheck.of(
              Code.PROFILE_EXISTS,
              drawn -> drawn.world().canaryProfileStands(),
              drawn ->
                  "AWS has a profile %s that this run did not make: nothing is made beside it"
                      .formatted(drawn.draft().canary().profile())),
          new PlanCheck<>(Code.TRUST_POLICY, Drawn::trustFaults),
          new PlanCheck<>(
              Code.QUORUM_UNSOLVABLE,
              drawn -> CommonFindings.unsolvable(drawn.plan(), drawn.world())));

  private AuthorityCheck() {}

  static List<Finding> findings(Drawn drawn) {
    Stream<Finding> ofTheChange =
        AuthorityChange.need(drawn.rules(), drawn.plan(), drawn.world().at()).stream()
            .flatMap(need -> need.findings(drawn.world().change()).stream());
    return Stream.concat(PlanCheck.findings(ALL, drawn), ofTheChange).toList();
  }

  /** A plan that may become one, and what it was drawn up on. */
  record Drawn(
      AuthorityPlan plan,
      AuthorityWorld world,
      PkiSetupRules rules,
      Function<ProfileDraft, Judgement> judge) {

    AuthorityDraft draft() {
      return plan.draft();
    }

    Optional<RootState> root() {
      return world.root();
    }

    boolean rootElsewhere() {
      return !draft().root().account().equals(plan.account())
          || !draft().root().region().equals(plan.region());
    }

    /** It would be signed at the latest when the last moment to begin has passed, and the work. */
    boolean endsTooSoon(RootState root) {
      return root.notAfter()
          .filter(end ->
              end.isAfter(
                  plan.executeBefore().plus(AuthorityPlan.MAKING).plus(draft().terms().validity())))
          .isEmpty();
    }

    Optional<String> trustFaults() {
      return world.rulebook().trustPolicies().isEmpty()
          ? Optional.of("the rulebook has no trustPolicies, so nothing says what is required")
          : judge.apply(draft().canary().unanchored(plan.region())).faults();
    }
  }
}
