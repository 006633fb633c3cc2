package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.governed.CommonFindings;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.rulebook.Blackout;
import io.kedgeline.domain.rulebook.ProfileOnboardingRules;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.TrustFinding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The named checks that a request for a profile passes before it is put to the vote. All of them
 * are made, so that the requester hears everything at once.
 *
 * @param code what a failure is called
 * @param sentence what is wrong, or nothing when the check holds
 */
record ProfileCheck(Code code, Function<Drawn, Optional<String>> sentence) {

  static final List<ProfileCheck> ALL =
      List.of(
          new ProfileCheck(
              Code.DIRECTORY_STALE, drawn -> CommonFindings.directoryStale(drawn.world())),
          new ProfileCheck(
              Code.REQUESTER_NOT_ALLOWED,
              drawn -> CommonFindings.mayNotAsk(drawn.plan(), drawn.world(), drawn.rules())),
          new ProfileCheck(
              Code.DUTIES_NOT_SEPARATE,
              drawn ->
                  DutiesApart.offender(drawn.plan(), drawn.world().directory(), drawn.rules())
                      .map(person ->
                          "%s stands in one of %s, whose duty is kept apart from this"
                              .formatted(person, drawn.rules().separated()))),
          new ProfileCheck(Code.OWNER_UNKNOWN, Drawn::unknownOwner),
          new ProfileCheck(
              Code.BLACKOUT,
              drawn ->
                  drawn
                      .world()
                      .rulebook()
                      .blackouts()
                      .forbiddingWork(
                          drawn.world().at(), drawn.world().at().plus(ProfileChange.MAKING))
                      .map(Blackout::said)),
          check(
              Code.ANCHOR_DISABLED,
              drawn -> !drawn.anchor().enabled(),
              drawn ->
                  "trust anchor %s lets nobody in, so nothing could be proved: enable it first"
                      .formatted(drawn.anchor().arn())),
          check(
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
          new ProfileCheck(Code.TRUST_POLICY, Drawn::trustFindings),
          new ProfileCheck(
              Code.CANARY_IMPOSSIBLE,
              drawn ->
                  AdmissionCase.unprovable(drawn.request().certificate())
                      .map(AdmissionCase::sentence)),
          check(
              Code.ROLE_EXISTS,
              drawn -> drawn.world().roleStands(),
              drawn ->
                  "AWS has a role %s that this run did not make: nothing is made over it"
                      .formatted(drawn.plan().draft().role())),
          check(
              Code.PROFILE_EXISTS,
              drawn -> drawn.world().profileStands(),
              drawn ->
                  "AWS has a profile %s that this run did not make: nothing is made beside it"
                      .formatted(drawn.plan().place())),
          new ProfileCheck(
              Code.QUORUM_UNSOLVABLE,
              drawn -> CommonFindings.unsolvable(drawn.plan(), drawn.world())));

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
        ProfileChange.need(drawn.rules(), drawn.plan(), drawn.world().at()).stream()
            .flatMap(need -> need.findings(drawn.world().change()).stream());
    return Stream.concat(checked, ofTheChange).toList();
  }

  private static ProfileCheck check(
      Code code, Predicate<Drawn> fails, Function<Drawn, String> sentence) {
    return new ProfileCheck(
        code, drawn -> fails.test(drawn) ? Optional.of(sentence.apply(drawn)) : Optional.empty());
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

    Optional<String> unknownOwner() {
      return request().concerned().stream()
          .filter(id -> world.directory().find(id).filter(Person::active).isEmpty())
          .sorted(Comparator.comparing(PersonId::value))
          .findFirst()
          .map("the directory knows no active person %s"::formatted);
    }

    Optional<String> trustFindings() {
      return judgement.findings().isEmpty()
          ? Optional.empty()
          : Optional.of(
              judgement.findings().stream().map(Drawn::text).collect(Collectors.joining("; ")));
    }

    private static String text(TrustFinding finding) {
      return "%s, %s (%s)".formatted(finding.code(), finding.sentence(), finding.fix());
    }
  }
}
