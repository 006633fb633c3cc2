package io.kedgeline.domain.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.governed.PlanCheck;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.rulebook.SampleRulebook;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.Severity;
import io.kedgeline.domain.trustpolicy.TrustCode;
import io.kedgeline.domain.trustpolicy.TrustFinding;
import io.kedgeline.domain.trustpolicy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that speaks against an authority before it is put to the vote, and what does not. */
class AuthorityCheckTest {

  private static final Judgement FAULTY =
      new Judgement(
          Verdict.CLOSED,
          List.of(
              new TrustFinding(
                  TrustCode.BOUNDARY_MISSING, Severity.FAULT, "none", "put one", Optional.empty())),
          List.of());

  /** The last moment at which the certificate could still begin, and how long it is valid. */
  private static final Instant LATEST_END =
      WorldOfAuthorities.NOW.plus(Duration.ofHours(24 + 1 + 3)).plus(Duration.ofDays(365));

  record Guilty(Code code, WorldOfAuthorities world, Judgement judged) {

    @Override
    public String toString() {
      return code.toString();
    }
  }

  static Stream<Guilty> guilty() {
    return Stream.of(
        guilty(Code.DIRECTORY_STALE, good().at(WorldOfAuthorities.NOW.plus(Duration.ofHours(25)))),
        guilty(Code.REQUESTER_NOT_ALLOWED, good().instead(WorldOfAuthorities.person("maya"))),
        guilty(
            Code.DUTIES_NOT_SEPARATE,
            good().instead(WorldOfAuthorities.person("maya", "pki-owners", "profile-admins"))),
        guilty(
            Code.DUTIES_NOT_SEPARATE,
            good().instead(WorldOfAuthorities.person("olga", "profile-admins"))),
        guilty(
            Code.DUTIES_NOT_SEPARATE,
            good().instead(WorldOfAuthorities.person("curt", "profile-admins"))),
        guilty(
            Code.OWNER_UNKNOWN,
            good().instead(WorldOfAuthorities.person("olga", PersonStatus.SUSPENDED))),
        guilty(Code.BLACKOUT, frozen("2026-11-01T14:59:59Z")),
        guilty(Code.ALREADY_SET_UP, good().standing(MadeStage.REGISTERED)),
        guilty(Code.ALREADY_SET_UP, good().standing(MadeStage.BEGUN)),
        guilty(Code.ROOT_ELSEWHERE, rootIn("eu-west-1", "111122223333")),
        guilty(Code.ROOT_ELSEWHERE, rootIn("eu-central-1", "444455556666")),
        guilty(Code.ROOT_MISSING, good().root(Optional.empty())),
        guilty(Code.ROOT_NOT_MARKED, good().root(Optional.of(outlasting(false, false, true)))),
        guilty(Code.ROOT_ANCHORED, good().root(Optional.of(outlasting(true, true, true)))),
        guilty(Code.ROOT_NOT_ACTIVE, good().root(Optional.of(outlasting(true, false, false)))),
        guilty(
            Code.ROOT_EXPIRES_FIRST, good().root(Optional.of(WorldOfAuthorities.root(LATEST_END)))),
        guilty(Code.AUTHORITY_NAME_TAKEN, good().withItsNameTaken()),
        guilty(Code.BUCKET_EXISTS, good().withBucket()),
        guilty(Code.ANCHOR_EXISTS, good().withAnchor()),
        guilty(Code.ROLE_EXISTS, good().withRole()),
        guilty(Code.PROFILE_EXISTS, good().withProfile()),
        new Guilty(Code.TRUST_POLICY, good(), FAULTY),
        guilty(
            Code.TRUST_POLICY,
            good()
                .under(
                    new SampleRulebook()
                        .without("runbooks/RB-03")
                        .without("trustPolicies")
                        .read())),
        guilty(Code.QUORUM_UNSOLVABLE, good().instead(WorldOfAuthorities.person("ada"))),
        guilty(
            Code.QUORUM_UNSOLVABLE,
            good().instead(WorldOfAuthorities.person("ada", "pki-admins", "profile-admins"))),
        guilty(Code.CHANGE_UNKNOWN, good().change(Optional.empty())),
        guilty(
            Code.CHANGE_STATE,
            good().change(Optional.of(WorldOfAuthorities.change(ChangeState.CANCELLED)))));
  }

  @ParameterizedTest
  @MethodSource("guilty")
  void eachFaultIsFoundByItsNameAndNothingElseIs(Guilty guilty) {
    assertEquals(List.of(guilty.code()), codes(guilty.world(), guilty.judged()));
  }

  @Test
  void everyCheckHasAGuiltyInput() {
    Set<Code> untried =
        AuthorityCheck.ALL.stream()
            .map(PlanCheck::code)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Code.class)));
    guilty().map(Guilty::code).forEach(untried::remove);
    assertEquals(Set.of(), untried);
  }

  @Test
  void aWorldWithoutFaultIsPlanned() {
    assertEquals(List.of(), codes(good(), WorldOfAuthorities.FAULTLESS));
  }

  @Test
  void aRootThatOutlivesTheNewAuthorityByASecondSigns() {
    WorldOfAuthorities world =
        good().root(Optional.of(WorldOfAuthorities.root(LATEST_END.plusSeconds(1))));
    assertEquals(List.of(), codes(world, WorldOfAuthorities.FAULTLESS));
  }

  @Test
  void aBlackoutThatBeginsWhenTheWorkIsDoneForbidsNothing() {
    assertEquals(List.of(), codes(frozen("2026-11-01T15:00:00Z"), WorldOfAuthorities.FAULTLESS));
  }

  @Test
  void withoutChangeRulesNoRecordIsAskedFor() {
    WorldOfAuthorities world =
        good()
            .under(new SampleRulebook().without("runbooks/RB-01/change").read())
            .change(Optional.empty());
    assertEquals(List.of(), codes(world, WorldOfAuthorities.FAULTLESS));
  }

  @Test
  void whoRunsItAgainHearsWhatStandsAndWhoMadeIt() {
    String sentence =
        good()
            .standing(MadeStage.REGISTERED)
            .planned(WorldOfAuthorities.REQUEST)
            .findings()
            .getFirst()
            .sentence();
    assertEquals(
        "environment production has an authority already, "
            + "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-0000-1111-2222-333344440009, "
            + "registered by RB-01/CHG-1: running this again changes nothing",
        sentence);
  }

  @Test
  @DisplayName("AC-40 a root in another Region is refused, though AWS could be asked for it")
  void aRootInAnotherRegionIsRefused() {
    List<Finding> findings =
        rootIn("eu-west-1", "111122223333").planned(WorldOfAuthorities.REQUEST).findings();
    assertTrue(
        findings.getFirst().text().startsWith("ROOT_ELSEWHERE: the root arn:aws:acm-pca:eu-west-1"),
        findings.toString());
  }

  private static WorldOfAuthorities good() {
    return WorldOfAuthorities.good();
  }

  private static Guilty guilty(Code code, WorldOfAuthorities world) {
    return new Guilty(code, world, WorldOfAuthorities.FAULTLESS);
  }

  private static WorldOfAuthorities frozen(String from) {
    return good().under(new SampleRulebook().withBlackout(from, "2026-11-02T00:00:00Z").read());
  }

  /** The gatherer does not ask for a root that lies elsewhere. */
  private static WorldOfAuthorities rootIn(String region, String account) {
    return good()
        .root(Optional.empty())
        .under(
            new SampleRulebook()
                .with(
                    "runbooks/RB-01/environments/0/root",
                    "arn:aws:acm-pca:%s:%s:certificate-authority/0a1b2c3d-0000-1111-2222-333344440001"
                        .formatted(region, account))
                .read());
  }

  private static RootState outlasting(boolean marked, boolean anchored, boolean active) {
    RootState root = WorldOfAuthorities.root(LATEST_END.plusSeconds(1));
    return new RootState(root.arn(), marked, anchored, active, root.notAfter());
  }

  private static List<Code> codes(WorldOfAuthorities world, Judgement judged) {
    return world.planned(WorldOfAuthorities.REQUEST, judged).findings().stream()
        .map(Finding::code)
        .toList();
  }
}
