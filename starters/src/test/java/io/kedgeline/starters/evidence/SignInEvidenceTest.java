package io.kedgeline.starters.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.workflows.governed.Trust;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A slot that asks for a sign-in is filled, in the evidence too, by one that the verifier pins. */
class SignInEvidenceTest {

  private final EvidenceVerifier verifier = new EvidenceVerifier(WindowRecord.trust());

  @Test
  void aVoteWithoutTheSignInThatItsSlotAsksForAuthorisesNothing() {
    WindowRecord record = new WindowRecord();
    WindowPlan plan = WindowRecord.plan(WindowRecord.request());
    record.asked(WindowRecord.request(), WindowRecord.MAYA);
    record.planned(plan);
    record.votedWithoutASignIn(WindowRecord.GRACE, "security-lead", plan);
    record.voted(WindowRecord.RAVI, "ir-lead", plan);
    record.opened(plan);
    record.closed(plan);
    assertEquals(List.of("authority"), failing(record.sealed()));
  }

  @Test
  void aSignInOnASlotThatAsksForNoneSaysNothing() {
    WindowRecord record = new WindowRecord();
    WindowPlan plan = WindowRecord.plan(WindowRecord.request());
    record.asked(WindowRecord.request(), WindowRecord.MAYA);
    record.planned(plan);
    record.votedWithTheSignInOf(WindowRecord.GRACE, WindowRecord.RAVI, "ir-lead", plan);
    record.voted(WindowRecord.GRACE, "security-lead", plan);
    record.opened(plan);
    record.closed(plan);
    assertEquals(List.of(), failing(record.sealed()));
    assertTrue(
        verifier.verify(record.sealed()).stream()
            .anyMatch(finding -> finding.sentence().endsWith("signed in for it: grace as grace")));
  }

  @Test
  void aSignInByAKeyThatTheVerifierDidNotPinAuthorisesNothing() {
    TrustRoot pinned = WindowRecord.trust();
    TrustRoot other =
        new TrustRoot(
            new Trust(pinned.people().acts(), new RecordIssuer().pinned()),
            pinned.sealKeys(),
            pinned.rulebook());
    assertEquals(
        List.of("authority"),
        EvidenceVerifierTest.failing(new EvidenceVerifier(other), WindowRecord.whole().sealed()));
  }

  private List<String> failing(EvidenceBundle bundle) {
    return EvidenceVerifierTest.failing(verifier, bundle);
  }
}
