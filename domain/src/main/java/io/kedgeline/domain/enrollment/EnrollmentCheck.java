package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.certificate.RequestCheck;
import io.kedgeline.domain.certificate.RequestCheck.Limits;
import io.kedgeline.domain.governed.CommonFindings;
import io.kedgeline.domain.governed.DutiesApart;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.rulebook.Blackout;
import io.kedgeline.domain.rulebook.ConsumerEnrollmentRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The named checks that a request to enrol a device passes before it is put to the vote. All of
 * them are made, so that the requester hears everything at once.
 *
 * @param code what a failure is called
 * @param sentence what is wrong, or nothing when the check holds
 */
record EnrollmentCheck(Code code, Function<Drawn, Optional<String>> sentence) {

  static final List<EnrollmentCheck> ALL =
      List.of(
          new EnrollmentCheck(
              Code.DIRECTORY_STALE, drawn -> CommonFindings.directoryStale(drawn.world())),
          new EnrollmentCheck(
              Code.REQUESTER_NOT_ALLOWED,
              drawn -> CommonFindings.mayNotAsk(drawn.plan(), drawn.world(), drawn.rules())),
          check(
              Code.CONSUMER_NOT_ALLOWED,
              drawn ->
                  !Consumers.allowed(drawn.request(), drawn.world().directory(), drawn.persona()),
              drawn ->
                  "%s is not an active member of %s, so no device of theirs is enrolled as %s"
                      .formatted(
                          drawn.request().consumer(),
                          drawn.persona().group(),
                          drawn.persona().name())),
          check(
              Code.PROFILE_NOT_FOR_PERSONA,
              drawn -> !drawn.persona().profiles().contains(drawn.request().profile()),
              drawn ->
                  "no device is enrolled as %s for the profile %s"
                      .formatted(drawn.persona().name(), drawn.request().profile())),
          check(
              Code.PROFILE_DISABLED,
              drawn -> !drawn.standing().enabled(),
              drawn ->
                  "profile %s lets nobody in, so the certificate would never be used"
                      .formatted(drawn.plan().profile().profile())),
          check(
              Code.PROFILE_CHANGED,
              drawn -> !drawn.standing().as(drawn.plan().profile()),
              drawn ->
                  "profile %s or its role is not as %s registered it: find out who changed it"
                      .formatted(
                          drawn.plan().profile().profile(), drawn.plan().profile().madeBy())),
          check(
              Code.ANCHOR_DISABLED,
              drawn -> drawn.standing().anchor().filter(TrustAnchorState::enabled).isEmpty(),
              drawn ->
                  "trust anchor %s lets nobody in: enable it first"
                      .formatted(drawn.plan().profile().anchor())),
          check(
              Code.AUTHORITY_NOT_ACTIVE,
              drawn -> !drawn.standing().authorityActive(),
              drawn -> "authority %s issues nothing now".formatted(drawn.plan().authority())),
          check(
              Code.DEVICE_NAME,
              drawn -> drawn.plan().names().uri().filter(drawn.limits()::allows).isEmpty(),
              drawn ->
                  "%s is not as long as the rulebook wants names of devices"
                      .formatted(drawn.request().device())),
          check(
              Code.NAME_RESERVED,
              drawn ->
                  drawn.world().reserved()
                      || RequestCheck.canarys(drawn.plan().names().commonName()),
              drawn ->
                  "sessions of a certificate of the name %s would be taken for another's"
                      .formatted(drawn.plan().names().commonName())),
          new EnrollmentCheck(
              Code.DEVICE_ENROLLED,
              drawn ->
                  drawn
                      .world()
                      .enrolled()
                      .map(run ->
                          "%s has, or is getting, a certificate by %s that lives"
                              .formatted(drawn.request().device(), run))),
          new EnrollmentCheck(
              Code.DUTIES_NOT_SEPARATE,
              drawn ->
                  DutiesApart.offender(drawn.plan(), drawn.world().directory(), drawn.rules())
                      .map(person ->
                          "%s stands in one of %s, whose duty is kept apart from this"
                              .formatted(person, drawn.rules().separated()))),
          new EnrollmentCheck(
              Code.QUORUM_UNSOLVABLE,
              drawn -> CommonFindings.unsolvable(drawn.plan(), drawn.world())),
          new EnrollmentCheck(
              Code.BLACKOUT,
              drawn ->
                  drawn
                      .world()
                      .rulebook()
                      .blackouts()
                      .forbiddingWork(
                          drawn.world().at(), drawn.world().at().plus(EnrollmentChange.ISSUING))
                      .map(Blackout::said)));

  static List<Finding> findings(Drawn drawn) {
    Stream<Finding> checked =
        ALL.stream()
            .flatMap(check ->
                check
                    .sentence()
                    .apply(drawn)
                    .map(text -> new Finding(check.code(), text))
                    .stream());
    Stream<Finding> ofTheChange =
        EnrollmentChange.need(drawn.rules(), drawn.plan(), drawn.world().at()).stream()
            .flatMap(need -> need.findings(drawn.world().change()).stream());
    return Stream.concat(checked, ofTheChange).toList();
  }

  private static EnrollmentCheck check(
      Code code, Predicate<Drawn> fails, Function<Drawn, String> sentence) {
    return new EnrollmentCheck(
        code, drawn -> fails.test(drawn) ? Optional.of(sentence.apply(drawn)) : Optional.empty());
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
