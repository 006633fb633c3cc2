package io.kedgeline.domain.external;

import io.kedgeline.domain.authority.AuthorityChange;
import io.kedgeline.domain.governed.CommonFindings;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.governed.PlanCheck;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.domain.trustpolicy.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The named checks that a request for an authority outside AWS passes before it is put to the vote.
 * All of them are made, so that the requester hears everything at once.
 */
final class ExternalCheck {

  static final List<PlanCheck<Drawn>> ALL =
      List.of(
          new PlanCheck<>(
              Code.DIRECTORY_STALE, drawn -> CommonFindings.directoryStale(drawn.world())),
          new PlanCheck<>(
              Code.REQUESTER_NOT_ALLOWED,
              drawn -> CommonFindings.mayNotAsk(drawn.plan(), drawn.world(), drawn.governance())),
          new PlanCheck<>(
              Code.DUTIES_NOT_SEPARATE,
              drawn ->
                  CommonFindings.dutiesNotSeparate(
                      drawn.plan(), drawn.world(), drawn.governance())),
          new PlanCheck<>(
              Code.OWNER_UNKNOWN,
              drawn -> CommonFindings.concernedUnknown(drawn.plan(), drawn.world())),
          new PlanCheck<>(
              Code.BLACKOUT, drawn -> CommonFindings.blackout(drawn.world(), ExternalPlan.MAKING)),
          new PlanCheck<>(
              Code.ALREADY_SET_UP, drawn -> drawn.world().standing().map(made -> made.standing())),
          PlanCheck.of(
              Code.EXTERNAL_NAME_TAKEN,
              drawn -> drawn.world().nameTaken(),
              drawn ->
                  "an anchor in %s trusts another authority that is called %s too, and trust policies could not tell them apart"
                      .formatted(
                          drawn.plan().region(),
                          drawn.facts().authority().commonName().orElse(""))),
          PlanCheck.of(
              Code.EXTERNAL_ANCHORED,
              drawn -> drawn.world().anchored(),
              drawn ->
                  "an anchor in %s trusts %s already, or what it signed or was signed by, with a list of its own or none"
                      .formatted(drawn.plan().region(), drawn.subject())),
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

  private ExternalCheck() {}

  static List<Finding> findings(Drawn drawn) {
    Stream<Finding> ofTheChange =
        AuthorityChange.need(drawn.rules(), drawn.plan(), drawn.world().at()).stream()
            .flatMap(need -> need.findings(drawn.world().change()).stream());
    return Stream.of(
            PlanCheck.findings(ALL, drawn),
            DocumentCheck.findings(drawn.plan(), drawn.rules()).stream(),
            ofTheChange)
        .flatMap(each -> each)
        .toList();
  }

  /** A plan that may become one, and what it was drawn up on. */
  record Drawn(
      ExternalPlan plan,
      ExternalWorld world,
      PkiSetupRules rules,
      Function<ProfileDraft, Judgement> judge) {

    ExternalDraft draft() {
      return plan.draft();
    }

    ExternalFacts facts() {
      return plan.draft().facts();
    }

    String subject() {
      return facts().authority().subject();
    }

    Governance governance() {
      return rules.governing(plan.request()).orElseThrow();
    }

    Optional<String> trustFaults() {
      return world.rulebook().trustPolicies().isEmpty()
          ? Optional.of("the rulebook has no trustPolicies, so nothing says what is required")
          : judge.apply(draft().canary().unanchored(plan.region())).faults();
    }
  }
}
