package io.kedgeline.domain.external;

import static io.kedgeline.domain.external.WorldOfExternals.NOW;
import static io.kedgeline.domain.external.WorldOfExternals.good;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.rulebook.SampleRulebook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan says of an authority outside AWS, and when there is none to judge. */
class ExternalPlannerTest {

  private static final String PLACE = "111122223333/eu-central-1/partner";

  @Test
  void thePlanSaysWhatIsDoneInOrderAndToWhat() {
    assertEquals(
        List.of(
            new PlannedAction(Operation.PREPARE_ANCHOR, PLACE),
            new PlannedAction(
                Operation.CREATE_CANARY,
                "arn:aws:iam::111122223333:role/exacttr/canary/ExactTR-Canary-partner"),
            new PlannedAction(Operation.ENABLE_ANCHOR, PLACE),
            new PlannedAction(Operation.PROVE_AUTHORITY, PLACE),
            new PlannedAction(Operation.REGISTER_AUTHORITY, PLACE)),
        WorldOfExternals.plan().actions());
  }

  @Test
  void itIsApprovedByThoseOfEveryAuthorityAndByWhoeverAttestsIt() {
    assertEquals(
        List.of(
            slot("pki-admin", "pki-admins"),
            slot("security-lead", "security-leads"),
            slot("ca-attestor", "ca-attestors")),
        WorldOfExternals.plan().slots());
  }

  @Test
  void theVoteIsOnTheDocumentsAndOnWhatAttestsThem() {
    ExternalDraft draft = WorldOfExternals.plan().draft();
    assertEquals(WorldOfExternals.facts(NOW), draft.facts());
    assertEquals(new Attestation("CA audit 2026", Digest.ofText("the audit")), draft.attestation());
    assertEquals(Duration.ofDays(3), draft.firstUse());
  }

  @Test
  void theCanarysRoleTakesTheAuthoritysCertificatesAlone() {
    assertEquals(
        Map.of(
            "x509Issuer/CN", "Partner CA",
            "x509Subject/OU", "partner",
            "x509SAN/URI", "urn:exacttr:device:canary-*"),
        WorldOfExternals.plan().draft().canary().attributes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "elsewhere"})
  void anEnvironmentThatTakesNoneIsUnknown(String environment) {
    assertEquals(
        List.of(Code.ENVIRONMENT_UNKNOWN), codes(good(), WorldOfExternals.in(environment)));
  }

  @Test
  void withoutRulesForItNobodyCanNameOne() {
    Rulebook rulebook = new SampleRulebook().without("runbooks/RB-01/external").read();
    assertEquals(
        List.of(Code.ENVIRONMENT_UNKNOWN), codes(good().under(rulebook), WorldOfExternals.REQUEST));
    assertEquals(
        Optional.empty(), rulebook.governanceOf(WorldOfExternals.RUN, WorldOfExternals.REQUEST));
  }

  @Test
  void withoutItsDocumentsNothingIsJudged() {
    assertEquals(
        List.of(Code.EXTERNAL_UNREADABLE),
        codes(good().facts(Optional.empty()), WorldOfExternals.REQUEST));
  }

  @Test
  void otherDocumentsThanThoseThatWereAskedWithAreNone() {
    ExternalFacts usual = WorldOfExternals.facts(NOW);
    ExternalList list = usual.list();
    ExternalList other =
        new ExternalList(
            Digest.ofText("another"),
            true,
            true,
            list.number(),
            0,
            list.thisUpdate(),
            list.nextUpdate());
    assertEquals(
        List.of(Code.EXTERNAL_UNREADABLE), codes(good().list(other), WorldOfExternals.REQUEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Partner (CA)", "*", "Partner/CA?"})
  void aNameThatNoTrustPolicyCanAskForIsNone(String name) {
    assertEquals(
        List.of(Code.EXTERNAL_NAME),
        codes(good().authority(named(Optional.of(name))), WorldOfExternals.REQUEST));
  }

  @Test
  void anAuthorityWithoutACommonNameCannotBeAskedFor() {
    assertEquals(
        List.of(Code.EXTERNAL_NAME),
        codes(good().authority(named(Optional.empty())), WorldOfExternals.REQUEST));
  }

  @Test
  void aDrillAnchorsNothing() {
    ExternalRequest asked = WorldOfExternals.REQUEST;
    ChangeId drill = ChangeId.ofDrill(NOW);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ExternalRequest(
                drill, asked.environment(), asked.registration(), asked.papers(), asked.reason()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines"})
  void anAttestationSaysWhereItIs(String document) {
    Digest digest = Digest.ofText("the audit");
    assertThrows(IllegalArgumentException.class, () -> new Attestation(document, digest));
  }

  private static ExternalAuthority named(Optional<String> commonName) {
    ExternalAuthority usual = WorldOfExternals.facts(NOW).authority();
    return new ExternalAuthority(
        usual.subject(),
        commonName,
        usual.sha256(),
        usual.key(),
        true,
        Optional.of(0),
        true,
        true,
        usual.notBefore(),
        usual.notAfter());
  }

  private static Slot slot(String name, String group) {
    return new Slot(name, new GroupName(group), Optional.empty());
  }

  private static List<Code> codes(WorldOfExternals world, ExternalRequest request) {
    return world.planned(request).findings().stream().map(Finding::code).toList();
  }
}
