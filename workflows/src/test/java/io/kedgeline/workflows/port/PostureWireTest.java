package io.kedgeline.workflows.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.posture.Claim;
import io.kedgeline.domain.posture.KeyAttestation;
import io.kedgeline.domain.posture.KeyProtection;
import io.kedgeline.domain.posture.PostureReport;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.WireMapper;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A reading stands in histories: it is written as it always was, and reads back as itself. */
class PostureWireTest {

  private static final PostureReading READING =
      new PostureReading(
          new RunId("RB-06/CHG-1042"),
          new DeviceId("laptop-0042"),
          Optional.of(
              new PostureReport(
                  new DeviceId("laptop-0042"),
                  new Persona("analyst-laptop"),
                  Instant.parse("2026-11-01T11:30:00Z"),
                  Claim.YES,
                  Claim.NO,
                  Claim.UNKNOWN,
                  Optional.of(1),
                  Optional.of(new KeyAttestation(KeyProtection.TPM, Digest.ofText("the key"))))));

  private static final String GOLDEN =
      """
      {"device":"laptop-0042","report":{"asOf":"2026-11-01T11:30:00Z",\
      "attestation":{"key":"%s","protection":"TPM"},"device":"laptop-0042",\
      "diskEncrypted":"YES","edrRunning":"NO","firewallOn":"UNKNOWN","kernelReleasesBehind":1,\
      "persona":"analyst-laptop"},"run":"RB-06/CHG-1042"}\
      """
          .formatted(Digest.ofText("the key").hex());

  @Test
  void aReadingIsWrittenAsItAlwaysWas() {
    assertEquals(GOLDEN, CanonicalJson.write(READING));
  }

  @Test
  void aReadingReadsBackAsItself() throws JsonProcessingException {
    assertEquals(READING, WireMapper.strict().readValue(GOLDEN, PostureReading.class));
  }

  @Test
  void aDeviceWithoutAReportReadsBackAsOne() throws JsonProcessingException {
    PostureReading none = new PostureReading(READING.run(), READING.device(), Optional.empty());
    assertEquals(
        none, WireMapper.strict().readValue(CanonicalJson.write(none), PostureReading.class));
  }
}
