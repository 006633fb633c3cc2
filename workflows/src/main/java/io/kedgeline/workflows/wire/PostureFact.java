package io.kedgeline.workflows.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.posture.PostureReport;
import java.util.Map;
import java.util.Optional;

/**
 * A device's report as a worker journals it: in its own words, so that whoever has a certificate
 * issued, and whoever verifies a record, judges what was read and not what a workflow says of it.
 */
public final class PostureFact {

  private static final String ACTIVITY = "ReadPosture";
  private static final String ACTOR = "worker/" + ACTIVITY;
  private static final String REPORT = "report";
  private static final String NONE = "none";

  private PostureFact() {}

  /** What the journal says of this reading. */
  public static Map<String, String> detail(Optional<PostureReport> report) {
    return Map.of(REPORT, report.map(CanonicalJson::write).orElse(NONE));
  }

  /**
   * The report that was read last: that of this fact, if it is of a reading, or else the earlier
   * one. A reading that found no report, or that nobody can read, leaves none.
   */
  public static Optional<PostureReport> later(Optional<PostureReport> earlier, Fact fact) {
    boolean reading =
        fact.actor().equals(ACTOR)
            && (fact.kind() == FactKind.RESULT || fact.kind() == FactKind.FAILED);
    return reading ? read(fact) : earlier;
  }

  private static Optional<PostureReport> read(Fact fact) {
    String text = fact.detail().getOrDefault(REPORT, NONE);
    try {
      return fact.kind() == FactKind.RESULT && !text.equals(NONE)
          ? Optional.of(WireMapper.strict().readValue(text, PostureReport.class))
          : Optional.empty();
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }
}
