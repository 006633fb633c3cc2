package io.kedgeline.starters.evidence;

import static io.kedgeline.starters.evidence.WindowRecord.GRACE;
import static io.kedgeline.starters.evidence.WindowRecord.MAYA;
import static io.kedgeline.starters.evidence.WindowRecord.NOON;
import static io.kedgeline.starters.evidence.WindowRecord.RAVI;
import static io.kedgeline.starters.evidence.WindowRecord.RUN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.Telling;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that are whole and sealed with the right key, and still must not be believed. */
class EvidenceVerifierTest {

  private final EvidenceVerifier verifier = new EvidenceVerifier(WindowRecord.trust());

  @Test
  void anHonestWindowHolds() {
    List<EvidenceFinding> findings = verifier.verify(WindowRecord.whole().sealed());
    assertTrue(findings.stream().allMatch(EvidenceFinding::holds), findings::toString);
    assertEquals(
        List.of("chain", "seal", "words", "acts", "authority", "ending", "review", "told"),
        findings.stream().map(EvidenceFinding::check).toList());
  }

  @Test
  void aStrangersRefusedDenialSpoilsNoRecord() {
    WindowPlan plan = WindowRecord.plan(WindowRecord.request());
    WindowRecord record = new WindowRecord();
    record.asked(WindowRecord.request(), MAYA);
    record.planned(plan);
    record.refusedDenial(new PersonId("stranger"), plan);
    record.voted(GRACE, "security-lead", plan);
    record.voted(RAVI, "ir-lead", plan);
    record.opened(plan);
    record.closed(plan);
    assertEquals(List.of(), failing(record.sealed()));
  }

  @Test
  void anExtensionThatIsAskedApprovedAndGivenHolds() {
    WindowRecord record = WindowRecord.whole();
    Duration more = Duration.ofMinutes(10);
    record.extendedBeforeClosing(more, more, List.of(GRACE, RAVI));
    assertEquals(List.of(), failing(record.sealed()));
  }

  @Test
  void aReviewWithoutAListOfChangesHoldsAndIsCalledThat() {
    WindowRecord record = WindowRecord.whole();
    List<Fact> facts = record.facts();
    Fact end = facts.getLast();
    facts.subList(facts.size() - 5, facts.size()).clear();
    record.reviewed(GRACE, CanonicalJson.digest(List.of()));
    facts.add(end);
    List<EvidenceFinding> findings = verifier.verify(record.sealed());
    assertTrue(findings.stream().allMatch(EvidenceFinding::holds), findings::toString);
    assertTrue(
        findings.stream()
            .filter(finding -> finding.check().equals("review"))
            .allMatch(finding -> finding.sentence().endsWith("who saw no list of changes")));
  }

  @Test
  void aRunThatNobodyApprovedHoldsWhenNothingWasOpened() {
    WindowRecord record = new WindowRecord();
    record.asked(WindowRecord.request(), MAYA);
    record.told(FactKind.EXPIRED, RUN.value(), Map.of("reason", "nobody came"));
    record.told(FactKind.ENDED, RUN.value(), Map.of("state", "EXPIRED"));
    assertEquals(List.of(), failing(record.sealed()));
  }

  @Test
  void whomTheServerCouldNotTellIsShownAndSpoilsNoRecord() {
    WindowRecord record = WindowRecord.whole();
    List<Fact> facts = record.facts();
    facts.add(2, telling(1, false).fact());
    facts.add(facts.size() - 1, telling(2, true).fact());
    List<EvidenceFinding> findings = verifier.verify(record.sealed());
    assertTrue(findings.stream().allMatch(EvidenceFinding::holds), findings::toString);
    assertEquals(
        "not told, 1 times: entry 3: CARD not told by server/slack at 2026-11-01T12:00:00Z,"
            + " HTTP 500 (attempts 3); entry %d: CARD told again by server/slack at"
                .formatted(facts.size() - 1)
            + " 2026-11-01T12:00:00Z, HTTP 500 (attempts 3)",
        findings.getLast().sentence());
  }

  static Telling telling(int number, boolean told) {
    return new Telling(RUN, number, "slack", Telling.Subject.CARD, told, "HTTP 500", 3, NOON);
  }

  @ParameterizedTest
  @MethodSource("io.kedgeline.starters.evidence.Forgeries#all")
  void whatNoHonestWorkerWouldHaveActedOnDoesNotHold(Forgeries.Forgery forgery) {
    WindowRecord record = WindowRecord.whole();
    forgery.how().accept(record);
    assertEquals(List.of(forgery.check()), failing(record.sealed()), forgery::what);
  }

  @Test
  void theRecordOfOneRunIsNotTheRecordOfAnother() {
    EvidenceBundle other =
        WindowRecord.sealed(new RunId("RB-06/CHG-9"), WindowRecord.whole().facts());
    assertEquals(List.of("acts", "authority", "review"), failing(other));
  }

  @Test
  void aSealByAnotherLedgerDoesNotHold() {
    TrustRoot production =
        new TrustRoot(WindowRecord.trust().people(), Keyring.of(Map.of()), WindowRecord.RULEBOOK);
    assertEquals(
        List.of("seal"), failing(new EvidenceVerifier(production), WindowRecord.whole().sealed()));
  }

  @Test
  void anEntryLostAtTheEndIsNamedByTheSeal() {
    EvidenceBundle whole = WindowRecord.whole().sealed();
    int length = whole.entries().size();
    EvidenceBundle cut =
        new EvidenceBundle(
            whole.format(), whole.run(), whole.entries().subList(0, length - 1), whole.seal());
    assertEquals(
        "the seal covers %d entries, %d are here".formatted(length, length - 1),
        verifier.verify(cut).get(1).sentence());
  }

  @Test
  void withoutASealNothingIsFinished() {
    EvidenceBundle whole = WindowRecord.whole().sealed();
    assertEquals(
        List.of("seal"),
        failing(
            new EvidenceBundle(whole.format(), whole.run(), whole.entries(), Optional.empty())));
  }

  private List<String> failing(EvidenceBundle bundle) {
    return failing(verifier, bundle);
  }

  static List<String> failing(EvidenceVerifier verifier, EvidenceBundle bundle) {
    List<String> failing =
        verifier.verify(bundle).stream()
            .filter(finding -> !finding.holds())
            .map(EvidenceFinding::check)
            .toList();
    return failing.size() > 1 && bundle.run().equals(RUN)
        ? List.of(String.join(" ", failing))
        : failing;
  }
}
