package io.kedgeline.domain.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.governed.PlanCheck;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.SampleRulebook;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.Severity;
import io.kedgeline.domain.trustpolicy.TrustCode;
import io.kedgeline.domain.trustpolicy.TrustFinding;
import io.kedgeline.domain.trustpolicy.Verdict;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that speaks against a profile before it is put to the vote, and what does not. */
class ProfileCheckTest {

  private static final TrustFinding FOUND =
      new TrustFinding(
          TrustCode.BOUNDARY_MISSING, Severity.FAULT, "no boundary", "put one", Optional.empty());

  record Guilty(
      Set<Code> codes, ProfileRequest request, ProfileWorld world, List<TrustFinding> found) {

    @Override
    public String toString() {
      return codes.toString();
    }
  }

  static Stream<Guilty> guilty() {
    return Stream.of(
        world(
            WorldOfProfiles.good().at(WorldOfProfiles.NOW.plus(Duration.ofHours(25))),
            Code.DIRECTORY_STALE),
        world(
            WorldOfProfiles.good().instead(WorldOfProfiles.person("maya")),
            Code.REQUESTER_NOT_ALLOWED),
        world(
            WorldOfProfiles.good()
                .instead(WorldOfProfiles.person("maya", "profile-owners", "pki-admins")),
            Code.DUTIES_NOT_SEPARATE),
        world(
            WorldOfProfiles.good().instead(WorldOfProfiles.person("olga", "pki-admins")),
            Code.DUTIES_NOT_SEPARATE),
        world(
            WorldOfProfiles.good().instead(WorldOfProfiles.person("curt", "pki-admins")),
            Code.DUTIES_NOT_SEPARATE),
        world(
            WorldOfProfiles.good().instead(WorldOfProfiles.person("olga", PersonStatus.SUSPENDED)),
            Code.OWNER_UNKNOWN),
        world(
            WorldOfProfiles.good()
                .people(
                    WorldOfProfiles.NOW,
                    WorldOfProfiles.person("maya", "profile-owners"),
                    WorldOfProfiles.person("ada", "profile-admins"),
                    WorldOfProfiles.person("olga")),
            Code.OWNER_UNKNOWN),
        world(frozen("2026-11-01T12:29:59Z"), Code.BLACKOUT),
        world(
            WorldOfProfiles.good().anchor(Optional.of(WorldOfProfiles.anchor(false, "production"))),
            Code.ANCHOR_DISABLED),
        world(
            WorldOfProfiles.good().anchor(Optional.of(WorldOfProfiles.anchor(true, "staging"))),
            Code.ANCHOR_OF_OTHER_ENVIRONMENT),
        elsewhere(),
        new Guilty(
            Set.of(Code.TRUST_POLICY),
            Asked.REQUEST,
            WorldOfProfiles.good().world(),
            List.of(FOUND)),
        certificate(Asked.also("x509Subject/serialNumber", "1"), Code.CANARY_IMPOSSIBLE),
        world(WorldOfProfiles.good().withRole(), Code.ROLE_EXISTS),
        world(WorldOfProfiles.good().withProfile(), Code.PROFILE_EXISTS),
        world(
            WorldOfProfiles.good().instead(WorldOfProfiles.person("ada")), Code.QUORUM_UNSOLVABLE),
        world(
            WorldOfProfiles.good()
                .instead(WorldOfProfiles.person("ada", "profile-admins", "pki-admins")),
            Code.QUORUM_UNSOLVABLE),
        world(WorldOfProfiles.good().change(Optional.empty()), Code.CHANGE_UNKNOWN),
        world(
            WorldOfProfiles.good()
                .change(Optional.of(WorldOfProfiles.change(ChangeState.CANCELLED))),
            Code.CHANGE_STATE));
  }

  @ParameterizedTest
  @MethodSource("guilty")
  void eachFaultIsFoundByItsNameAndNothingElseIs(Guilty guilty) {
    assertEquals(guilty.codes(), codes(guilty));
  }

  @Test
  void everyCheckHasAGuiltyInput() {
    Set<Code> tried = guilty().flatMap(one -> one.codes().stream()).collect(Collectors.toSet());
    Set<Code> checks = ProfileCheck.ALL.stream().map(PlanCheck::code).collect(Collectors.toSet());
    assertTrue(tried.containsAll(checks), () -> "untried: " + without(checks, tried));
  }

  @Test
  void aWorldWithoutFaultIsPlanned() {
    assertTrue(
        WorldOfProfiles.plan(Asked.REQUEST, WorldOfProfiles.good().world()).planned().isPresent());
  }

  @Test
  void aBlackoutThatBeginsWhenTheWorkIsDoneForbidsNothing() {
    PlanningResult<ProfilePlan> planned =
        WorldOfProfiles.plan(Asked.REQUEST, frozen("2026-11-01T12:30:00Z").world());
    assertTrue(planned.planned().isPresent());
  }

  @Test
  void withoutChangeRulesNoRecordIsAskedFor() {
    WorldOfProfiles world =
        WorldOfProfiles.good()
            .under(new SampleRulebook().without("runbooks/RB-02/change").read())
            .change(Optional.empty());
    assertTrue(WorldOfProfiles.plan(Asked.REQUEST, world.world()).planned().isPresent());
  }

  @Test
  void allFaultsAreToldAtOnce() {
    WorldOfProfiles world = WorldOfProfiles.good().withRole().withProfile();
    Guilty both =
        new Guilty(
            Set.of(Code.ROLE_EXISTS, Code.PROFILE_EXISTS, Code.TRUST_POLICY),
            Asked.REQUEST,
            world.world(),
            List.of(FOUND));
    assertEquals(both.codes(), codes(both));
  }

  private static WorldOfProfiles frozen(String from) {
    return WorldOfProfiles.good()
        .under(new SampleRulebook().withBlackout(from, "2026-11-02T00:00:00Z").read());
  }

  private static Guilty world(WorldOfProfiles world, Code... codes) {
    return new Guilty(Set.of(codes), Asked.REQUEST, world.world(), List.of());
  }

  /** The anchor is tagged as it must be, and lies in another Region than the environment. */
  private static Guilty elsewhere() {
    TrustAnchorArn there = Asked.anchor("eu-west-1", "111122223333");
    ProfileRequest request = Asked.in("production", there, Asked.CERTIFICATE);
    TrustAnchorState known = WorldOfProfiles.anchor(true, "production");
    return new Guilty(
        Set.of(Code.ANCHOR_OF_OTHER_ENVIRONMENT),
        request,
        WorldOfProfiles.good()
            .drafting(Optional.of(WorldOfProfiles.draft(request)))
            .anchor(
                Optional.of(
                    new TrustAnchorState(
                        there, known.name(), true, known.authority(), known.tags())))
            .world(),
        List.of());
  }

  private static Guilty certificate(Map<String, String> says, Code... codes) {
    ProfileRequest request = Asked.in("production", Asked.ANCHOR, says);
    return new Guilty(
        Set.of(codes),
        request,
        WorldOfProfiles.good().drafting(Optional.of(WorldOfProfiles.draft(request))).world(),
        List.of());
  }

  private static Set<Code> codes(Guilty guilty) {
    PlanningResult<ProfilePlan> result =
        ProfilePlanner.plan(
            Asked.header(guilty.world().at()),
            guilty.request(),
            "first",
            1,
            guilty.world(),
            draft -> new Judgement(Verdict.CLOSED, guilty.found(), List.of()));
    return result.findings().stream().map(Finding::code).collect(Collectors.toSet());
  }

  private static Set<Code> without(Set<Code> all, Set<Code> some) {
    Set<Code> rest = EnumSet.copyOf(all);
    rest.removeAll(some);
    return rest;
  }
}
