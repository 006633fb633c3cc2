package io.kedgeline.domain.enrollment;

import static io.kedgeline.domain.enrollment.WorldOfDevices.NOW;
import static io.kedgeline.domain.enrollment.WorldOfDevices.asking;
import static io.kedgeline.domain.enrollment.WorldOfDevices.good;
import static io.kedgeline.domain.enrollment.WorldOfDevices.person;
import static io.kedgeline.domain.enrollment.WorldOfDevices.standing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.governed.PlanCheck;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.SampleRulebook;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that speaks against an enrollment before it is put to the vote, and what does not. */
class EnrollmentCheckTest {

  record Guilty(Set<Code> codes, WorldOfDevices world) {

    @Override
    public String toString() {
      return codes.toString();
    }
  }

  static Stream<Guilty> guilty() {
    return Stream.of(
        spoilt(good().at(NOW.plus(Duration.ofHours(25))), Code.DIRECTORY_STALE),
        spoilt(good().instead(person("maya")), Code.REQUESTER_NOT_ALLOWED),
        spoilt(good().instead(person("olga")), Code.CONSUMER_NOT_ALLOWED),
        spoilt(
            good().instead(person("olga", PersonStatus.SUSPENDED, "analysts")),
            Code.CONSUMER_NOT_ALLOWED),
        spoilt(
            good().asked(asking("laptop-0042", "build-runner", "sec-readonly")),
            Code.CONSUMER_NOT_ALLOWED,
            Code.PROFILE_NOT_FOR_PERSONA),
        spoilt(
            good().asked(asking("laptop-0042", "analyst-laptop", "sec-ci-agent")),
            Code.PROFILE_NOT_FOR_PERSONA),
        spoilt(
            good().standing(Optional.of(standing(false, true, true, true))), Code.PROFILE_DISABLED),
        spoilt(
            good().standing(Optional.of(standing(true, false, true, true))), Code.PROFILE_CHANGED),
        spoilt(good().standing(Optional.of(trusting("{}"))), Code.PROFILE_CHANGED),
        spoilt(
            good().standing(Optional.of(standing(true, true, false, true))), Code.ANCHOR_DISABLED),
        spoilt(
            good().standing(Optional.of(standing(true, true, true, false))),
            Code.AUTHORITY_NOT_ACTIVE),
        spoilt(good().asked(asking("laptop", "analyst-laptop", "sec-readonly")), Code.DEVICE_NAME),
        spoilt(
            good().asked(asking("l".repeat(33), "analyst-laptop", "sec-readonly")),
            Code.DEVICE_NAME),
        spoilt(good().reservedName(), Code.NAME_RESERVED),
        spoilt(
            good().asked(asking("kedgeline-canary-1", "analyst-laptop", "sec-readonly")),
            Code.NAME_RESERVED),
        spoilt(good().enrolledBy(new RunId("RB-03/CHG-6")), Code.DEVICE_ENROLLED),
        spoilt(
            good().instead(person("maya", "consumer-managers", "pki-admins")),
            Code.DUTIES_NOT_SEPARATE),
        spoilt(good().instead(person("olga", "analysts", "pki-admins")), Code.DUTIES_NOT_SEPARATE),
        spoilt(frozen("2026-11-01T12:29:59Z"), Code.BLACKOUT),
        spoilt(good().change(Optional.empty()), Code.CHANGE_UNKNOWN),
        spoilt(good().change(Optional.of(good().change(ChangeState.CANCELLED))), Code.CHANGE_STATE),
        nobodyLeft());
  }

  /** What a plan cannot be drawn up without is said alone. */
  static Stream<Guilty> withoutWhichNothingIsPlanned() {
    return Stream.of(
        spoilt(
            good().under(new SampleRulebook().without("runbooks/RB-03").read()),
            Code.ENVIRONMENT_UNKNOWN),
        spoilt(
            good()
                .under(
                    new SampleRulebook()
                        .with("runbooks/RB-02/environments/0/name", "staging")
                        .read()),
            Code.ENVIRONMENT_UNKNOWN),
        spoilt(
            good().asked(asking("laptop-0042", "visitor-phone", "sec-readonly")),
            Code.PERSONA_UNKNOWN),
        spoilt(good().profile(Optional.empty()), Code.PROFILE_NOT_REGISTERED),
        spoilt(good().standing(Optional.empty()), Code.PROFILE_MISSING),
        spoilt(good().standing(Optional.of(anchored(Optional.empty()))), Code.ANCHOR_MISSING),
        spoilt(
            good().standing(Optional.of(anchored(Optional.of(withoutAuthority())))),
            Code.ANCHOR_WITHOUT_AUTHORITY),
        spoilt(
            good().profile(Optional.of(lettingIn("urn:exacttr:workload:*"))),
            Code.NAMES_NOT_ADMITTED));
  }

  @ParameterizedTest
  @MethodSource({"guilty", "withoutWhichNothingIsPlanned"})
  void eachFaultIsFoundByItsNameAndNothingElseIs(Guilty guilty) {
    assertEquals(guilty.codes(), guilty.world().codes());
  }

  @Test
  void everyCheckHasAGuiltyInput() {
    Set<Code> untried =
        EnrollmentCheck.ALL.stream().map(PlanCheck::code).collect(Collectors.toSet());
    guilty().forEach(one -> untried.removeAll(one.codes()));
    assertEquals(Set.of(), untried);
  }

  @Test
  @DisplayName("AC-06 a device is not enrolled where nobody is left to approve it")
  void anEnrollmentThatNobodyCouldApproveIsNotPlanned() {
    assertEquals(nobodyLeft().codes(), nobodyLeft().world().codes());
    assertEquals(
        Set.of(Code.QUORUM_UNSOLVABLE),
        good().instead(person("ada", "profile-admins", "pki-admins")).codes());
  }

  @Test
  void aWorldWithoutFaultIsPlanned() {
    assertTrue(good().planned().planned().isPresent());
  }

  @Test
  void allFaultsAreToldAtOnce() {
    assertEquals(
        Set.of(Code.NAME_RESERVED, Code.DEVICE_ENROLLED, Code.CONSUMER_NOT_ALLOWED),
        good().reservedName().enrolledBy(new RunId("RB-03/CHG-6")).instead(person("olga")).codes());
  }

  @Test
  void aBlackoutThatBeginsWhenTheWorkIsDoneForbidsNothing() {
    assertEquals(Set.of(), frozen("2026-11-01T12:30:00Z").codes());
  }

  @Test
  void withoutChangeRulesNoRecordIsAskedFor() {
    assertEquals(
        Set.of(),
        good()
            .under(new SampleRulebook().without("runbooks/RB-03/change").read())
            .change(Optional.empty())
            .codes());
  }

  private static Guilty nobodyLeft() {
    return spoilt(good().instead(person("ada")), Code.QUORUM_UNSOLVABLE);
  }

  private static WorldOfDevices frozen(String from) {
    return good().under(new SampleRulebook().withBlackout(from, "2026-11-02T00:00:00Z").read());
  }

  private static Guilty spoilt(WorldOfDevices world, Code... codes) {
    return new Guilty(Set.of(codes), world);
  }

  private static ProfileStanding trusting(String policy) {
    ProfileStanding good = standing(true, true, true, true);
    return new ProfileStanding(
        true, true, good.session(), Optional.of(policy), good.anchor(), true);
  }

  private static ProfileStanding anchored(Optional<TrustAnchorState> anchor) {
    ProfileStanding good = standing(true, true, true, true);
    return new ProfileStanding(true, true, good.session(), good.trustPolicy(), anchor, true);
  }

  private static TrustAnchorState withoutAuthority() {
    return new TrustAnchorState(
        WorldOfDevices.ANCHOR, "prod", true, Optional.empty(), new TreeMap<>());
  }

  private static RegisteredProfile lettingIn(String uri) {
    RegisteredProfile good = WorldOfDevices.PROFILE;
    return new RegisteredProfile(
        good.madeBy(),
        good.name(),
        good.profile(),
        good.role(),
        good.anchor(),
        Map.of("x509Subject/OU", "prod", "x509SAN/URI", uri));
  }
}
