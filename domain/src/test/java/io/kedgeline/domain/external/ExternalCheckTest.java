package io.kedgeline.domain.external;

import static io.kedgeline.domain.external.WorldOfExternals.NOW;
import static io.kedgeline.domain.external.WorldOfExternals.good;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.KeyKind;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that speaks against an authority outside AWS before the vote, and what does not. */
class ExternalCheckTest {

  private static final Judgement FAULTY =
      new Judgement(
          Verdict.CLOSED,
          List.of(
              new TrustFinding(
                  TrustCode.BOUNDARY_MISSING, Severity.FAULT, "none", "put one", Optional.empty())),
          List.of());

  /** When making may begin at the latest. */
  private static final Instant LATEST = NOW.plus(Duration.ofHours(25));

  private static final ExternalFacts USUAL = WorldOfExternals.facts(NOW);

  record Guilty(Code code, WorldOfExternals world, Judgement judged) {

    @Override
    public String toString() {
      return code.toString();
    }
  }

  static Stream<Guilty> guilty() {
    return Stream.of(ofPeople(), ofTheAuthority(), ofTheList(), ofTheCanary(), ofTheAccount())
        .flatMap(rows -> rows);
  }

  private static Stream<Guilty> ofPeople() {
    return Stream.of(
        guilty(Code.DIRECTORY_STALE, good().at(NOW.plus(Duration.ofHours(25)))),
        guilty(Code.REQUESTER_NOT_ALLOWED, good().instead(WorldOfExternals.person("maya"))),
        guilty(
            Code.DUTIES_NOT_SEPARATE,
            good().instead(WorldOfExternals.person("olga", "profile-admins"))),
        guilty(
            Code.OWNER_UNKNOWN,
            good().instead(WorldOfExternals.person("curt", PersonStatus.SUSPENDED))),
        guilty(
            Code.BLACKOUT,
            good()
                .under(
                    new SampleRulebook()
                        .withBlackout("2026-11-01T12:59:59Z", "2026-11-02T00:00:00Z")
                        .read())),
        guilty(Code.QUORUM_UNSOLVABLE, good().instead(WorldOfExternals.person("nora"))),
        guilty(
            Code.QUORUM_UNSOLVABLE,
            good().instead(WorldOfExternals.person("nora", "ca-attestors", "profile-admins"))),
        guilty(Code.CHANGE_UNKNOWN, good().change(Optional.empty())),
        guilty(
            Code.CHANGE_STATE,
            good().change(Optional.of(WorldOfExternals.change(ChangeState.CANCELLED)))));
  }

  private static Stream<Guilty> ofTheAuthority() {
    return Stream.of(
        guilty(Code.EXTERNAL_NO_AUTHORITY, good().authority(uses(false, true, true))),
        guilty(Code.EXTERNAL_NO_AUTHORITY, good().authority(uses(true, false, true))),
        guilty(Code.EXTERNAL_NO_AUTHORITY, good().authority(uses(true, true, false))),
        guilty(Code.EXTERNAL_PATH_LENGTH, good().authority(above(Optional.empty()))),
        guilty(Code.EXTERNAL_PATH_LENGTH, good().authority(above(Optional.of(1)))),
        guilty(Code.EXTERNAL_KEY, good().authority(key(Optional.of(KeyKind.RSA_3072)))),
        guilty(Code.EXTERNAL_KEY, good().authority(key(Optional.empty()))),
        guilty(
            Code.EXTERNAL_VALIDITY,
            good().authority(valid(NOW.minusSeconds(1), NOW.plus(Duration.ofDays(90))))),
        guilty(
            Code.EXTERNAL_VALIDITY,
            good().authority(valid(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(400))))),
        guilty(Code.EXTERNAL_NAME_TAKEN, good().withItsNameTaken()),
        guilty(Code.EXTERNAL_ANCHORED, good().anchoredAlready()));
  }

  private static Stream<Guilty> ofTheList() {
    return Stream.of(
        guilty(Code.LIST_NOT_SIGNED, good().list(list(false, true, USUAL.list().nextUpdate()))),
        guilty(Code.LIST_NOT_WHOLE, good().list(list(true, false, USUAL.list().nextUpdate()))),
        guilty(Code.LIST_OVER, good().list(list(true, true, Optional.of(LATEST)))),
        guilty(Code.LIST_OVER, good().list(list(true, true, Optional.empty()))),
        guilty(Code.LIST_OLD, good().list(published(NOW.plusSeconds(1)))),
        guilty(
            Code.LIST_OLD, good().list(published(NOW.minus(Duration.ofDays(30)).minusSeconds(1)))));
  }

  private static Stream<Guilty> ofTheCanary() {
    return Stream.of(
        guilty(Code.CANARY_NOT_ISSUED, good().canary(canary(false, true, false))),
        guilty(Code.CANARY_NOT_ISSUED, good().canary(canary(true, false, false))),
        guilty(Code.CANARY_REVOKED, good().canary(canary(true, true, true))),
        guilty(
            Code.CANARY_NAMES,
            good().canary(named("another", Optional.of("urn:exacttr:device:canary-1")))),
        guilty(
            Code.CANARY_NAMES,
            good().canary(named("partner", Optional.of("urn:exacttr:device:laptop-1")))),
        guilty(Code.CANARY_NAMES, good().canary(named("partner", Optional.empty()))),
        guilty(Code.CANARY_NAMES, good().canary(nameless())),
        guilty(
            Code.CANARY_VALIDITY,
            good()
                .canary(
                    living(
                        NOW.minus(Duration.ofDays(1)),
                        NOW.plus(Duration.ofDays(29)).plusSeconds(1)))),
        guilty(
            Code.CANARY_VALIDITY,
            good().canary(living(NOW.minus(Duration.ofDays(1)), LATEST.plus(ExternalPlan.MAKING)))),
        guilty(
            Code.CANARY_VALIDITY,
            good().canary(living(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(20))))));
  }

  private static Stream<Guilty> ofTheAccount() {
    return Stream.of(
        guilty(Code.ALREADY_SET_UP, good().standing(MadeStage.REGISTERED)),
        guilty(Code.ALREADY_SET_UP, good().standing(MadeStage.BEGUN)),
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
                        .read())));
  }

  @ParameterizedTest
  @MethodSource("guilty")
  void eachFaultIsFoundByItsNameAndNothingElseIs(Guilty guilty) {
    assertEquals(List.of(guilty.code()), codes(guilty.world(), guilty.judged()));
  }

  @Test
  void everyCheckHasAGuiltyInput() {
    Set<Code> untried =
        Stream.concat(
                ExternalCheck.ALL.stream().map(PlanCheck::code),
                DocumentCheck.ALL.stream().map(PlanCheck::code))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Code.class)));
    guilty().map(Guilty::code).forEach(untried::remove);
    assertEquals(Set.of(), untried);
  }

  static Stream<WorldOfExternals> innocent() {
    return Stream.of(
        good(),
        good().authority(key(Optional.of(KeyKind.RSA_4096))),
        good().authority(valid(NOW, NOW.plus(Duration.ofDays(90)).plusSeconds(1))),
        good().list(list(true, true, Optional.of(LATEST.plusSeconds(1)))),
        good().canary(living(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(29)))),
        good().canary(living(NOW, LATEST.plus(ExternalPlan.MAKING).plusSeconds(1))),
        good().canary(named("partner", Optional.of("urn:exacttr:device:canary-another"))),
        good()
            .under(
                new SampleRulebook()
                    .withBlackout("2026-11-01T13:00:00Z", "2026-11-02T00:00:00Z")
                    .read()),
        good()
            .under(new SampleRulebook().without("runbooks/RB-01/change").read())
            .change(Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("innocent")
  void whatIsJustAsItMustBeIsPlanned(WorldOfExternals world) {
    assertEquals(List.of(), codes(world, WorldOfExternals.FAULTLESS));
  }

  private static Guilty guilty(Code code, WorldOfExternals world) {
    return new Guilty(code, world, WorldOfExternals.FAULTLESS);
  }

  private static ExternalAuthority uses(boolean authority, boolean certificates, boolean lists) {
    ExternalAuthority usual = USUAL.authority();
    return new ExternalAuthority(
        usual.subject(),
        usual.commonName(),
        usual.sha256(),
        usual.key(),
        authority,
        Optional.of(0),
        certificates,
        lists,
        usual.notBefore(),
        usual.notAfter());
  }

  private static ExternalAuthority above(Optional<Integer> pathLength) {
    ExternalAuthority usual = USUAL.authority();
    return new ExternalAuthority(
        usual.subject(),
        usual.commonName(),
        usual.sha256(),
        usual.key(),
        true,
        pathLength,
        true,
        true,
        usual.notBefore(),
        usual.notAfter());
  }

  private static ExternalList published(Instant thisUpdate) {
    ExternalList usual = USUAL.list();
    return new ExternalList(
        usual.sha256(),
        true,
        true,
        usual.number(),
        usual.entries(),
        thisUpdate,
        usual.nextUpdate());
  }

  private static ExternalAuthority key(Optional<KeyKind> kind) {
    ExternalAuthority usual = USUAL.authority();
    return new ExternalAuthority(
        usual.subject(),
        usual.commonName(),
        usual.sha256(),
        kind,
        true,
        Optional.of(0),
        true,
        true,
        usual.notBefore(),
        usual.notAfter());
  }

  private static ExternalAuthority valid(Instant from, Instant until) {
    ExternalAuthority usual = USUAL.authority();
    return new ExternalAuthority(
        usual.subject(),
        usual.commonName(),
        usual.sha256(),
        usual.key(),
        true,
        Optional.of(0),
        true,
        true,
        from,
        until);
  }

  private static ExternalList list(boolean signed, boolean whole, Optional<Instant> nextUpdate) {
    ExternalList usual = USUAL.list();
    return new ExternalList(
        usual.sha256(),
        signed,
        whole,
        usual.number(),
        usual.entries(),
        usual.thisUpdate(),
        nextUpdate);
  }

  private static ExternalCanary canary(boolean issued, boolean endEntity, boolean revoked) {
    ExternalCanary usual = USUAL.canary();
    return new ExternalCanary(
        usual.sha256(),
        usual.serial(),
        usual.names(),
        issued,
        endEntity,
        revoked,
        usual.notBefore(),
        usual.notAfter());
  }

  private static ExternalCanary named(String unit, Optional<String> uri) {
    return withNames(Optional.of(new CertificateNames(Map.of("CN", "canary-1", "OU", unit), uri)));
  }

  private static ExternalCanary nameless() {
    return withNames(Optional.empty());
  }

  private static ExternalCanary withNames(Optional<CertificateNames> names) {
    ExternalCanary usual = USUAL.canary();
    return new ExternalCanary(
        usual.sha256(),
        usual.serial(),
        names,
        true,
        true,
        false,
        usual.notBefore(),
        usual.notAfter());
  }

  private static ExternalCanary living(Instant from, Instant until) {
    ExternalCanary usual = USUAL.canary();
    return new ExternalCanary(
        usual.sha256(), usual.serial(), usual.names(), true, true, false, from, until);
  }

  private static List<Code> codes(WorldOfExternals world, Judgement judged) {
    return world.planned(WorldOfExternals.REQUEST, judged).findings().stream()
        .map(Finding::code)
        .toList();
  }
}
