package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.rulebook.ReviewRules;
import io.kedgeline.domain.warrant.Conclusion;
import io.kedgeline.domain.window.WindowEvent;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.governed.ReviewGiven;
import io.kedgeline.workflows.governed.ReviewView;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.port.ReviewReport;
import io.kedgeline.workflows.port.ReviewRequest;
import io.kedgeline.workflows.port.Reviews;
import io.kedgeline.workflows.port.Trail;
import io.kedgeline.workflows.port.TrailReport;
import io.kedgeline.workflows.port.TrailRequest;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Waits until somebody has reviewed the closed window: lists what was changed in it, reminds,
 * escalates, and never lets it be.
 */
final class Reviewing {

  private final Run<WindowState> run;
  private final ReviewRules rules;
  private final Acting acting;
  private final Trail trail = Workflow.newActivityStub(Trail.class, Retries.opening());
  private final Reviews reviews = Workflow.newActivityStub(Reviews.class, Retries.reminding());
  private final Records records = Workflow.newActivityStub(Records.class, Retries.reminding());

  Reviewing(Run<WindowState> run, ReviewRules rules) {
    this.run = run;
    this.rules = rules;
    this.acting = new Acting(run);
  }

  /** Returns when the review of this window is recorded. */
  void untilReviewed(LeaseClaim lease) {
    Instant due = now().plus(rules.within());
    listChanges(lease, due);
    Instant next = due.minus(rules.reminderBefore());
    while (!recorded()) {
      if (givenBefore(next)) {
        continue;
      }
      if (next.isBefore(due)) {
        remind(due);
        next = due;
      } else {
        escalate(due);
        next = next.plus(rules.within());
      }
    }
    run.approvals()
        .reviewGiven()
        .map(ReviewGiven::act)
        .filter(review -> review.conclusion() == Conclusion.MISUSED)
        .ifPresent(review ->
            tell(
                "%s found that the window of %s was misused: it must be looked into"
                    .formatted(review.header().person(), run.id()),
                true));
    run.progress().move(WindowEvent.REVIEW_RECORDED);
  }

  private boolean givenBefore(Instant instant) {
    Duration left = Duration.between(now(), instant);
    return left.isPositive()
        && Workflow.await(left, () -> run.approvals().reviewGiven().isPresent());
  }

  /** CloudTrail tells of an event some minutes later: before that the list would be too short. */
  private void listChanges(LeaseClaim lease, Instant due) {
    Instant over = now().isBefore(lease.until()) ? now() : lease.until();
    Duration wait = Duration.between(now(), over.plus(rules.changesAfter()));
    if (wait.isPositive()) {
      Workflow.sleep(wait);
    }
    TrailReport report = changes(lease, over);
    run.approvals()
        .toBeReviewed(
            new ReviewView(
                Optional.of(due),
                report.events(),
                report.complete(),
                Optional.of(CanonicalJson.digest(report.events())),
                Optional.empty()));
  }

  private TrailReport changes(LeaseClaim lease, Instant over) {
    try {
      TrailReport report =
          acting
              .carrying(facts -> trail.changes(new TrailRequest(run.id(), lease, over, facts)))
              .filter(answer -> run.id().equals(answer.run()))
              .orElseThrow(() -> Acting.foreign("the changes"));
      run.log()
          .note(
              FactKind.CHANGES_LISTED,
              Map.of(
                  "changes", CanonicalJson.write(report.events()),
                  "complete", Boolean.toString(report.complete())));
      return report;
    } catch (TemporalFailure failed) {
      run.log().note(FactKind.CHANGES_NOT_LISTED, Map.of("reason", Causes.sentence(failed)));
      return new TrailReport(run.id(), List.of(), false);
    }
  }

  private boolean recorded() {
    Optional<ReviewGiven> given = run.approvals().reviewGiven();
    if (given.isEmpty()) {
      return false;
    }
    Optional<String> refusal = record(given.get());
    if (refusal.isPresent()) {
      run.log().note(FactKind.REVIEW_REFUSED, Map.of("reason", refusal.get()));
      run.approvals().reviewRefused(refusal.get());
      return false;
    }
    run.log()
        .note(
            FactKind.REVIEWED,
            given.get().act().header().person().value(),
            Map.of(
                "act", given.get().signed().payload(),
                "keyId", given.get().signed().keyId(),
                "signature", given.get().signed().signature(),
                "conclusion", given.get().act().conclusion().name()));
    return true;
  }

  private Optional<String> record(ReviewGiven given) {
    try {
      ReviewReport report =
          acting
              .carrying(facts ->
                  reviews.recordReview(
                      new ReviewRequest(
                          run.id(),
                          run.request(),
                          run.approvals().wishes(),
                          given.signed(),
                          facts)))
              .filter(answer -> run.id().equals(answer.run()))
              .orElseThrow(() -> Acting.foreign("the review"));
      return report.refusal().map(Refusal::sentence);
    } catch (TemporalFailure failed) {
      return Optional.of(Causes.sentence(failed));
    }
  }

  private void remind(Instant due) {
    tell(
        "the review of %s is due at %s: the profile stays shut until it is recorded"
            .formatted(run.id(), due),
        false);
  }

  private void escalate(Instant due) {
    if (run.progress().state() == WindowState.CLOSED) {
      run.progress().move(WindowEvent.REVIEW_MISSED);
    }
    run.log().note(FactKind.REVIEW_OVERDUE, Map.of("due", due.toString()));
    Duration waiting = Duration.between(due.minus(rules.within()), now());
    tell("nobody has reviewed %s for %d hours".formatted(run.id(), waiting.toHours()), true);
  }

  private void tell(String text, boolean loudly) {
    try {
      acting.carrying(facts -> {
        NoticeRequest notice = new NoticeRequest(run.id(), run.progress().state(), text, facts);
        if (loudly) {
          records.alarm(notice);
        } else {
          records.remind(notice);
        }
        return text;
      });
    } catch (TemporalFailure untold) {
      run.log().note(FactKind.NOT_REMINDED, Map.of("reason", Causes.sentence(untold)));
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
