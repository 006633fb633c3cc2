package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.governed.CommonFindings;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.governed.PlanCheck;
import io.kedgeline.domain.rulebook.ProfileOnboardingRules;
import io.kedgeline.domain.trustpolicy.Judgement;
import java.util.List;
import java.util.stream.Stream;

/**
 * The named checks that a request for a profile passes before it is put to the vote. All of them
 * are made, so that the requester hears everything at once.
 */
final class ProfileCheck {

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
              Code.BLACKOUT, drawn -> CommonFindings.blackout(drawn.world(), ProfileChange.MAKING)),
          PlanCheck.of(
              Code.ANCHOR_DISABLED,
              drawn -> !drawn.anchor().enabled(),
              drawn ->
                  "trust anchor %s lets nobody in, so nothing could be proved: enable it first"
                      .formatted(drawn.anchor().arn())),
          PlanCheck.of(
              Code.ANCHOR_OF_OTHER_ENVIRONMENT,
              drawn ->
                  !drawn.anchor().of(drawn.request().environment())
                      || !drawn.anchor().arn().region().equals(drawn.plan().region())
                      || !drawn.anchor().arn().account().equals(drawn.plan().account())
                      || !drawn.plan().authority().account().equals(drawn.plan().account())
                      || !drawn.plan().authority().region().equals(drawn.plan().region()),
              drawn ->
                  "trust anchor %s is not of the environment %s: it lacks that tag, or it or its authority lies elsewhere"
                      .formatted(drawn.anchor().arn(), drawn.request().environment())),
          new PlanCheck<>(Code.TRUST_POLICY, drawn -> drawn.judgement().faults()),
          new PlanCheck<>(
              Code.CANARY_IMPOSSIBLE,
              drawn ->
                  AdmissionCase.unprovable(drawn.request().certificate())
                      .map(AdmissionCase::sentence)),
          PlanCheck.of(
              Code.ROLE_EXISTS,
              drawn -> drawn.world().roleStands(),
              drawn ->
                  "AWS has a role %s that this run did not make: nothing is made over it"
                      .formatted(drawn.plan().draft().role())),
          PlanCheck.of(
              Code.PROFILE_EXISTS,
              drawn -> drawn.world().profileStands(),
              drawn ->
                  "AWS has a profile %s that this run did not make: nothing is made beside it"
                      .formatted(drawn.plan().place())),
          new PlanCheck<>(
              Code.QUORUM_UNSOLVABLE,
              drawn -> CommonFindings.unsolvable(drawn.plan(), drawn.world())));

  private ProfileCheck() {}

  static List<Finding> findings(Drawn drawn) {
    Stream<Finding> ofTheChange =
        ProfileChange.need(drawn.rules(), drawn.plan(), drawn.world().at()).stream()
            .flatMap(need -> need.findings(drawn.world().change()).stream());
    return Stream.concat(PlanCheck.findings(ALL, drawn), ofTheChange).toList();
  }

  /** A plan that may become one, and what it was drawn up on. */
  record Drawn(
      ProfilePlan plan,
      ProfileWorld world,
      ProfileOnboardingRules rules,
      TrustAnchorState anchor,
      Judgement judgement) {

    ProfileRequest request() {
      return plan.request();
    }
  }
}
