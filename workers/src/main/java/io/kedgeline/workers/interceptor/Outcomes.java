package io.kedgeline.workers.interceptor;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.governed.CarriesFacts;
import io.kedgeline.workflows.port.IssueReport;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.PostureReading;
import io.kedgeline.workflows.port.ReviewReport;
import io.kedgeline.workflows.port.ReviewRequest;
import io.kedgeline.workflows.port.RevocationReport;
import io.kedgeline.workflows.port.SessionReport;
import io.kedgeline.workflows.port.TrailReport;
import io.kedgeline.workflows.port.UndoReport;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.PostureFact;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the journal must hold of an activity's answer, in the worker's own words: what the run makes
 * of the answer is the run's word alone.
 */
final class Outcomes {

  private Outcomes() {}

  /** What the answer to this task comes to; empty where only that it was given matters. */
  static Map<String, String> of(CarriesFacts asked, @Nullable Object answer) {
    return switch (answer) {
      case TrailReport report -> Map.of("changes", CanonicalJson.digest(report.events()).hex());
      case ReviewReport report when report.refusal().isPresent() ->
          Map.of("refusal", report.refusal().get().name());
      case ReviewReport report when asked instanceof ReviewRequest request ->
          Map.of("review", Digest.ofText(request.review().payload()).hex());
      case MakingReport report -> Map.of("seen", String.join("; ", report.observations()));
      case PostureReading reading -> PostureFact.detail(reading.report());
      case IssueReport report ->
          Map.of(
              "serial", report.serial().value(),
              "key", report.key().hex(),
              "until", report.until().toString());
      case RevocationReport report ->
          Map.of(
              "stage", report.stage().name(),
              "seen", String.join("; ", report.observations()));
      case SessionReport report ->
          Map.of(
              "registered", Boolean.toString(report.registered()),
              "seen", String.join("; ", report.observations()));
      case UndoReport report ->
          Map.of(
              "registered", Boolean.toString(report.registered()),
              "seen", String.join("; ", report.observations()));
      case null, default -> Map.of();
    };
  }
}
