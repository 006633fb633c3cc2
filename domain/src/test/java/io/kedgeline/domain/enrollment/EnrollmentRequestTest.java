package io.kedgeline.domain.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be asked for. */
class EnrollmentRequestTest {

  @ParameterizedTest
  @CsvSource({
    "DRILL-202612010800, sec-readonly, production, a test enrols a laptop",
    "CHG-7,              sec/readonly, production, a test enrols a laptop",
    "CHG-7,              sec-readonly, Production, a test enrols a laptop",
    "CHG-7,              sec-readonly, production, short"
  })
  void whatIsNoNameOrNoReasonIsNotAskedFor(
      String change, String profile, String environment, String reason) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new EnrollmentRequest(
                new ChangeId(change),
                new DeviceId("laptop-0042"),
                new Persona("analyst-laptop"),
                new PersonId("olga"),
                profile,
                environment,
                reason));
  }

  @Test
  void theConsumerIsConcernedByIt() {
    assertEquals(Set.of(new PersonId("olga")), WorldOfDevices.REQUEST.concerned());
  }

  @Test
  void aDevicesRequestFitsASignedAct() {
    assertThrows(IllegalArgumentException.class, () -> shown(""));
    assertThrows(
        IllegalArgumentException.class,
        () -> shown("x".repeat(Act.Presentation.LONGEST_REQUEST + 1)));
    assertEquals(
        Act.Presentation.LONGEST_REQUEST,
        shown("x".repeat(Act.Presentation.LONGEST_REQUEST)).certificateRequest().length());
  }

  private static Act.Presentation shown(String request) {
    return new Act.Presentation(
        new ActHeader(
            WorldOfDevices.RUN,
            WorldOfDevices.MAYA,
            "device",
            "nonce",
            WorldOfDevices.NOW,
            WorldOfDevices.NOW.plusSeconds(300)),
        "first",
        new DeviceId("laptop-0042"),
        new Persona("analyst-laptop"),
        Digest.ofText("a token"),
        request);
  }
}
