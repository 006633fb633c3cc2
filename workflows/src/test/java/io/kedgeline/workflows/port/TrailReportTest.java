package io.kedgeline.workflows.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.wire.WireMapper;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a history and a terminal have to bear of AWS's events. */
class TrailReportTest {

  private static final RunId RUN = new RunId("RB-06/CHG-7");

  private static TrailEvent event(String object) {
    return new TrailEvent(
        "e1",
        Instant.parse("2026-11-01T12:00:00Z"),
        "iam",
        "CreateUser",
        object,
        Optional.of("AccessDenied"));
  }

  @Test
  void aReportIsReadBackAsItWasWritten() throws JsonProcessingException {
    TrailReport report = new TrailReport(RUN, List.of(event("userName=u")), false);
    String written = WireMapper.tolerant().writeValueAsString(report);
    assertEquals(
        "{\"run\":\"RB-06/CHG-7\",\"events\":[{\"eventId\":\"e1\",\"at\":\"2026-11-01T12:00:00Z\","
            + "\"service\":\"iam\",\"name\":\"CreateUser\",\"object\":\"userName=u\","
            + "\"error\":\"AccessDenied\"}],\"complete\":false}",
        written);
    assertEquals(report, WireMapper.tolerant().readValue(written, TrailReport.class));
  }

  @Test
  void aTaskWithoutALeaseIsNotComplete() throws JsonProcessingException {
    assertFalse(
        WireMapper.tolerant()
            .readValue("{\"run\":\"RB-06/CHG-7\",\"facts\":[]}", TrailRequest.class)
            .complete());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[2J", "a\nb", "\u202e", "\u00e9", "\u007f"})
  void noTextHoldsWhatATerminalCouldObey(String text) {
    assertThrows(IllegalArgumentException.class, () -> event(text));
  }

  @Test
  void theLargestReportFitsIntoAHistory() throws JsonProcessingException {
    TrailEvent large =
        new TrailEvent(
            "e".repeat(TrailEvent.LONGEST_NAME),
            Instant.EPOCH,
            "s".repeat(TrailEvent.LONGEST_NAME),
            "n".repeat(TrailEvent.LONGEST_NAME),
            "o".repeat(TrailEvent.LONGEST_OBJECT),
            Optional.of("c".repeat(TrailEvent.LONGEST_NAME)));
    TrailReport report =
        new TrailReport(RUN, Collections.nCopies(TrailReport.MOST_EVENTS, large), true);
    int length = WireMapper.tolerant().writeValueAsString(report).length();
    assertTrue(length < 256 * 1024, () -> length + " characters");
    assertThrows(
        IllegalArgumentException.class, () -> event("o".repeat(TrailEvent.LONGEST_OBJECT + 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrailReport(RUN, Collections.nCopies(TrailReport.MOST_EVENTS + 1, large), true));
  }
}
