package io.kedgeline.workflows.external;

import static io.kedgeline.workflows.external.ExternalWorlds.ADA;
import static io.kedgeline.workflows.external.ExternalWorlds.GRACE;
import static io.kedgeline.workflows.external.ExternalWorlds.MAYA;
import static io.kedgeline.workflows.external.ExternalWorlds.NORA;
import static io.kedgeline.workflows.external.ExternalWorlds.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.domain.warrant.WarrantRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a worker demands of the warrant of an anchor for an authority outside AWS. */
class ExternalWarrantTest {

  private static final ExternalPlan PLAN = ExternalWorlds.plan();

  private static final List<Fault> IN_ORDER =
      List.of(
          fault(WarrantRefusal.OTHER_RUN, it -> it.inExecution("after-a-reset")),
          fault(WarrantRefusal.OTHER_REQUEST, it -> it.requestedBy(GRACE)),
          fault(
              WarrantRefusal.OTHER_ACCOUNT,
              it ->
                  it.planned(
                      "/other",
                      Map.of(
                          "authority",
                          "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/0a1b2c3d-0000-1111-2222-333344440001",
                          "anchor",
                          "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/0a1b2c3d-0000-1111-2222-333344440002"))),
          fault(WarrantRefusal.NOT_IN_PLAN, it -> it.planned("/actions", List.of())),
          fault(WarrantRefusal.OTHER_RULEBOOK, it -> it.pinnedTo("another rulebook")),
          fault(WarrantRefusal.OTHER_QUORUM, it -> it.planned("/slots", List.of())),
          fault(WarrantRefusal.OTHER_DRAFT, it -> it.planned("/draft/anchor", "Elsewhere")),
          fault(WarrantRefusal.DOCUMENTS, it -> it.planned("/draft/facts/list/signed", false)),
          fault(WarrantRefusal.DENIED, it -> it.objection(Objection.Kind.CLOSE, GRACE)),
          fault(WarrantRefusal.TOO_LATE, it -> it.at(PLAN.executeBefore().plusSeconds(1))),
          fault(
              WarrantRefusal.VALID_TOO_LONG,
              it -> it.planned("/executeBefore", PLAN.executeBefore().plusSeconds(1))),
          fault(WarrantRefusal.BLACKOUT, it -> it.frozenUntil(NOW.plus(Duration.ofDays(9)))));

  private record Fault(WarrantRefusal refusal, UnaryOperator<ExternalCase> put) {}

  private static Fault fault(WarrantRefusal refusal, UnaryOperator<ExternalCase> put) {
    return new Fault(refusal, put);
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {
        "PREPARE_ANCHOR",
        "CREATE_CANARY",
        "ENABLE_ANCHOR",
        "PROVE_AUTHORITY",
        "REGISTER_AUTHORITY"
      })
  void aWarrantThatIsAsItMustBeAuthorisesEachStep(Operation step) {
    assertEquals(Optional.empty(), new ExternalCase().doing(step).refusal());
    assertEquals(Optional.empty(), new ExternalCase().doing(step).onPaper());
  }

  @Test
  void eachFaultInThePapersIsFoundAloneWithPeopleAndWithout() {
    for (Fault fault : IN_ORDER) {
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(new ExternalCase()).refusal());
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(new ExternalCase()).onPaper());
    }
  }

  @Test
  void ofAllFaultsInThePapersTheFirstIsTold() {
    ExternalCase guilty = new ExternalCase();
    for (Fault fault : IN_ORDER.reversed()) {
      assertEquals(Optional.of(fault.refusal()), fault.put().apply(guilty).refusal());
    }
  }

  @Test
  @DisplayName("AC-23 an authority outside AWS that nobody attested is not anchored")
  void withoutTheAttestationNothingIsAuthorised() {
    assertRefused(
        WarrantRefusal.QUORUM_NOT_MET,
        new ExternalCase().votes(Map.of("pki-admin", ADA, "security-lead", GRACE)));
    assertRefused(
        WarrantRefusal.OTHER_QUORUM,
        new ExternalCase()
            .planned(
                "/slots",
                PLAN.slots().stream()
                    .filter(slot -> !slot.name().equals("ca-attestor"))
                    .map(slot -> Map.of("name", slot.name(), "group", slot.group().value()))
                    .toList())
            .votes(Map.of("pki-admin", ADA, "security-lead", GRACE)));
  }

  @Test
  void nobodyWhoApprovesAttestsAsWell() {
    for (Map<String, PersonId> votes :
        List.of(
            Map.of("pki-admin", ADA, "security-lead", GRACE, "ca-attestor", ADA),
            Map.of("pki-admin", NORA, "security-lead", GRACE, "ca-attestor", NORA),
            Map.of("pki-admin", ADA, "security-lead", GRACE, "ca-attestor", MAYA))) {
      assertRefused(WarrantRefusal.QUORUM_NOT_MET, new ExternalCase().votes(votes));
    }
  }

  @Test
  void theDocumentsAreThoseThatWereAskedWith() {
    for (String document :
        List.of(
            "/draft/facts/authority/sha256",
            "/draft/facts/list/sha256",
            "/draft/facts/canary/sha256")) {
      assertRefused(
          WarrantRefusal.OTHER_DRAFT,
          new ExternalCase().planned(document, Digest.ofText("another").hex()));
    }
    assertRefused(
        WarrantRefusal.OTHER_REQUEST,
        new ExternalCase().planned("/request/papers/certificate", Digest.ofText("another").hex()));
    assertRefused(
        WarrantRefusal.OTHER_DRAFT,
        new ExternalCase().planned("/draft/attestation/document", "another audit"));
  }

  @Test
  void whatTheDocumentsSayIsAskedAgainBeforeEachStep() {
    Map<String, Object> faults =
        Map.ofEntries(
            Map.entry("/draft/facts/authority/authority", false),
            Map.entry("/draft/facts/authority/pathLength", 1),
            Map.entry("/draft/facts/authority/signsCertificates", false),
            Map.entry("/draft/facts/authority/notAfter", NOW.plus(Duration.ofDays(1))),
            Map.entry("/draft/facts/list/whole", false),
            Map.entry("/draft/facts/list/thisUpdate", NOW.minus(Duration.ofDays(400))),
            Map.entry("/draft/facts/list/nextUpdate", NOW),
            Map.entry("/draft/facts/canary/issued", false),
            Map.entry("/draft/facts/canary/endEntity", false),
            Map.entry("/draft/facts/canary/revoked", true));
    faults.forEach((pointer, value) -> {
      ExternalCase forged = new ExternalCase().planned(pointer, value);
      assertEquals(Optional.of(WarrantRefusal.DOCUMENTS), forged.refusal(), pointer);
      assertEquals(Optional.of(WarrantRefusal.DOCUMENTS), forged.onPaper(), pointer);
      assertRefused(
          WarrantRefusal.DOCUMENTS,
          new ExternalCase().planned(pointer, value).doing(Operation.REGISTER_AUTHORITY));
    });
  }

  @Test
  void documentsThatHaveGrownOldSinceThePlanWasMadeDoNotKeepItFromBeingRegistered() {
    assertEquals(
        Optional.empty(),
        new ExternalCase()
            .doing(Operation.REGISTER_AUTHORITY)
            .at(PLAN.executeBefore().plus(PLAN.draft().firstUse()))
            .refusal());
  }

  @Test
  void everythingElseIsTheRulebooks() {
    for (ExternalCase forged :
        List.of(
            new ExternalCase().planned("/draft/firstUse", "PT9000H"),
            new ExternalCase().planned("/draft/notices/authority", "PT24H"),
            new ExternalCase().planned("/draft/region", "eu-central-2"),
            new ExternalCase().planned("/draft/canary/policy", "{}"),
            new ExternalCase().planned("/draft/canary/attributes/x509Issuer~1CN", "Other CA"),
            new ExternalCase().asked("/environment", "production"))) {
      assertRefused(WarrantRefusal.OTHER_DRAFT, forged);
    }
  }

  @Test
  void eachStepHasItsTime() {
    Instant begun = PLAN.executeBefore();
    Instant made = begun.plus(ExternalPlan.MAKING);
    Instant registered = made.plus(ExternalPlan.MAKING).plus(PLAN.draft().firstUse());
    assertEquals(Optional.empty(), new ExternalCase().at(begun.minusSeconds(1)).refusal());
    assertEquals(
        Optional.empty(),
        new ExternalCase().doing(Operation.ENABLE_ANCHOR).at(made.minusSeconds(1)).refusal());
    assertRefused(
        WarrantRefusal.TOO_LATE, new ExternalCase().doing(Operation.ENABLE_ANCHOR).at(made));
    assertEquals(
        Optional.empty(),
        new ExternalCase()
            .doing(Operation.REGISTER_AUTHORITY)
            .at(registered.minusSeconds(1))
            .refusal());
    assertRefused(
        WarrantRefusal.TOO_LATE,
        new ExternalCase().doing(Operation.REGISTER_AUTHORITY).at(registered));
  }

  @Test
  void aBlackoutKeepsNothingFromBeingRegisteredThatStandsAlready() {
    assertEquals(
        Optional.empty(),
        new ExternalCase()
            .doing(Operation.REGISTER_AUTHORITY)
            .frozenUntil(NOW.plus(Duration.ofDays(9)))
            .refusal());
  }

  private static void assertRefused(WarrantRefusal expected, ExternalCase guilty) {
    assertEquals(Optional.of(expected), guilty.refusal());
  }
}
