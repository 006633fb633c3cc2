package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.certificate.RequestCheck;
import io.kedgeline.domain.certificate.RequestCheck.Limits;
import io.kedgeline.domain.governed.CommonFindings;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.governed.PlanCheck;
import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.rulebook.ConsumerEnrollmentRules;
import java.util.List;
import java.util.stream.Stream;

/**
 * The named checks that a request to enrol a device passes before it is put to the vote. All of
 * them are made, so that the requester hears everything at once.
 */
final class EnrollmentCheck {

  static final List<PlanCheck<Drawn>> ALL =
      List.of(
          new PlanCheck<>(
              Code.DIRECTORY_STALE, drawn -> CommonFindings.directoryStale(drawn.world())),
          new PlanCheck<>(
              Code.REQUESTER_NOT_ALLOWED,
              drawn -> CommonFindings.mayNotAsk(drawn.plan(), drawn.world(), drawn.rules())),
          PlanCheck.of(
              Code.CONSUMER_NOT_ALLOWED,
              drawn ->
                  !Consumers.allowed(drawn.request(), drawn.world().directory(), drawn.persona()),
              drawn ->
                  "%s is not an active member of %s, so no device of theirs is enrolled as %s"
                      .formatted(
                          drawn.request().consumer(),
                          drawn.persona().group(),
                          drawn.persona().name())),
          PlanCheck.of(
              Code.PROFILE_NOT_FOR_PERSONA,
              drawn -> !drawn.persona().profiles().contains(drawn.request().profile()),
              drawn ->
                  "no device is enrolled as %s for the profile %s"
                      .formatted(drawn.persona().name(), drawn.request().profile())),
          PlanCheck.of(
              Code.PROFILE_DISABLED,
              drawn -> !drawn.standing().enabled(),
              drawn ->
                  "profile %s lets nobody in, so the certificate would never be used"
                      .formatted(drawn.plan().profile().profile())),
          PlanCheck.of(
              Code.PROFILE_CHANGED,
              drawn -> !drawn.standing().as(drawn.plan().profile()),
              drawn ->
                  "profile %s or its role is not as %s registered it: find out who changed it"
                      .formatted(
                          drawn.plan().profile().profile(), drawn.plan().profile().madeBy())),
          PlanCheck.of(
              Code.ANCHOR_DISABLED,
              drawn -> drawn.standing().anchor().filter(TrustAnchorState::enabled).isEmpty(),
              drawn ->
                  "trust anchor %s lets nobody in: enable it first"
                      .formatted(drawn.plan().profile().anchor())),
          PlanCheck.of(
              Code.AUTHORITY_NOT_ACTIVE,
              drawn -> !drawn.standing().authorityActive(),
              drawn -> "authority %s issues nothing now".formatted(drawn.plan().authority())),
          PlanCheck.of(
              Code.DEVICE_NAME,
              drawn -> drawn.plan().names().uri().filter(drawn.limits()::allows).isEmpty(),
              drawn ->
                  "%s is not as long as the rulebook wants names of devices"
                      .formatted(drawn.request().device())),
          PlanCheck.of(
              Code.NAME_RESERVED,
              drawn ->
                  drawn.world().reserved()
                      || RequestCheck.canarys(drawn.plan().names().commonName()),
              drawn ->
                  "sessions of a certificate of the name %s would be taken for another's"
                      .formatted(drawn.plan().names().commonName())),
          new PlanCheck<>(
              Code.DEVICE_ENROLLED,
              drawn ->
                  drawn
                      .world()
                      .enrolled()
                      .map(run ->
                          "%s has, or is getting, a certificate by %s that lives"
                              .formatted(drawn.request().device(), run))),
          new PlanCheck<>(
              Code.DUTIES_NOT_SEPARATE,
              drawn ->
                  CommonFindings.dutiesNotSeparate(drawn.plan(), drawn.world(), drawn.rules())),
          new PlanCheck<>(
              Code.QUORUM_UNSOLVABLE,
              drawn -> CommonFindings.unsolvable(drawn.plan(), drawn.world())),
          new PlanCheck<>(
              Code.BLACKOUT,
              drawn -> CommonFindings.blackout(drawn.world(), EnrollmentChange.ISSUING)));

  private EnrollmentCheck() {}

  static List<Finding> findings(Drawn drawn) {
    Stream<Finding> ofTheChange =
        EnrollmentChange.need(drawn.rules(), drawn.plan(), drawn.world().at()).stream()
            .flatMap(need -> need.findings(drawn.world().change()).stream());
    return Stream.concat(PlanCheck.findings(ALL, drawn), ofTheChange).toList();
  }

  /** A plan that may become one, and what it was drawn up on. */
  record Drawn(
      EnrollmentPlan plan,
      EnrollmentWorld world,
      ConsumerEnrollmentRules rules,
      PersonaRules persona,
      Limits limits,
      ProfileStanding standing) {

    EnrollmentRequest request() {
      return plan.request();
    }
  }
}
