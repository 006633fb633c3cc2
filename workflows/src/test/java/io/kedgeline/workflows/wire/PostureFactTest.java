package io.kedgeline.workflows.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.posture.Claim;
import io.kedgeline.domain.posture.KeyAttestation;
import io.kedgeline.domain.posture.KeyProtection;
import io.kedgeline.domain.posture.PostureReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which report a journal holds of a device, and who can say so. */
class PostureFactTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final String WORKER = "worker/ReadPosture";
  private static final PostureReport REPORT =
      new PostureReport(
          new DeviceId("laptop-0042"),
          new Persona("analyst-laptop"),
          NOON,
          Claim.YES,
          Claim.YES,
          Claim.UNKNOWN,
          Optional.of(1),
          Optional.of(new KeyAttestation(KeyProtection.TPM, Digest.ofText("a key"))));

  private static final Fact READ =
      fact(FactKind.RESULT, WORKER, PostureFact.detail(Optional.of(REPORT)));

  @Test
  void whatAWorkerReadIsReadBackFromTheJournal() {
    assertEquals(Optional.of(REPORT), PostureFact.later(Optional.empty(), READ));
  }

  @Test
  void whatIsNoReadingLeavesTheEarlierOne() {
    Fact other = fact(FactKind.RESULT, "worker/GatherEnrollment", Map.of("report", "none"));
    assertEquals(Optional.of(REPORT), PostureFact.later(Optional.of(REPORT), other));
  }

  @Test
  void aWorkflowsWordIsNoReading() {
    Fact told = fact(FactKind.PROVED, "RB-03/CHG-1", PostureFact.detail(Optional.of(REPORT)));
    assertEquals(Optional.empty(), PostureFact.later(Optional.empty(), told));
  }

  @Test
  void aLaterReadingThatFoundNoneOrFailedLeavesNone() {
    for (Fact later :
        List.of(
            fact(FactKind.RESULT, WORKER, PostureFact.detail(Optional.empty())),
            fact(FactKind.FAILED, WORKER, Map.of("failure", "POSTURE_UNAVAILABLE")),
            fact(FactKind.RESULT, WORKER, Map.of("report", "{\"device\":\"laptop-0042\"")))) {
      assertEquals(Optional.empty(), PostureFact.later(Optional.of(REPORT), later));
    }
  }

  private static Fact fact(FactKind kind, String actor, Map<String, String> detail) {
    return Fact.of("activity/first/1/1/result", kind, NOON, actor, detail);
  }
}
