package io.kedgeline.domain.change;

import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.rulebook.ChangePeople;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * The named checks between a change record and what a window needs of it, in order. The list is the
 * specification of which record allows which window.
 *
 * @param code what a failure is called
 * @param fails whether the record fails this check
 * @param sentence what is wrong
 */
record ChangeCheck(
    Code code,
    BiPredicate<ChangeRecord, ChangeNeed> fails,
    BiFunction<ChangeRecord, ChangeNeed, String> sentence) {

  private static final List<ChangeCheck> CHECKS =
      List.of(
          new ChangeCheck(
              Code.CHANGE_STATE,
              (record, need) -> !need.rules().states().contains(record.state()),
              (record, need) ->
                  "is %s: the rulebook allows a window in %s"
                      .formatted(record.state(), need.rules().states().stream().sorted().toList())),
          new ChangeCheck(
              Code.CHANGE_ON_HOLD,
              (record, need) -> record.onHold(),
              (record, need) -> "is on hold"),
          ofConflicts(Code.CHANGE_CONFLICT),
          ofConflicts(Code.CHANGE_CONFLICT_UNKNOWN),
          ofConflicts(Code.CHANGE_CONFLICT_STALE),
          new ChangeCheck(
              Code.CHANGE_ITEM,
              (record, need) -> !record.item().equals(Optional.of(need.item())),
              (record, need) -> "is not for the configuration item " + need.item()),
          new ChangeCheck(
              Code.CHANGE_PEOPLE,
              (record, need) ->
                  need.rules().people() == ChangePeople.NAMED && !record.names(need.requester()),
              (record, need) ->
                  "names %s neither as requester nor as assignee".formatted(need.requester())),
          new ChangeCheck(
              Code.CHANGE_WINDOW,
              ChangeCheck::outsideThePlannedSpan,
              (record, need) ->
                  "is planned from %s to %s, the window would be from %s to %s"
                      .formatted(
                          said(record.plannedStart()),
                          said(record.plannedEnd()),
                          need.from(),
                          need.until())));

  private static ChangeCheck ofConflicts(Code code) {
    return new ChangeCheck(
        code,
        (record, need) -> ConflictCheck.sentence(code, record, need).isPresent(),
        (record, need) -> ConflictCheck.sentence(code, record, need).orElseThrow());
  }

  /** Everything that speaks against a window under this record. */
  static List<Finding> findings(ChangeRecord record, ChangeNeed need) {
    return CHECKS.stream()
        .filter(check -> check.fails().test(record, need))
        .map(check ->
            new Finding(
                check.code(),
                "change %s %s".formatted(need.change(), check.sentence().apply(record, need))))
        .toList();
  }

  /** A record without both ends plans nothing. */
  private static boolean outsideThePlannedSpan(ChangeRecord record, ChangeNeed need) {
    return record.plannedStart().filter(start -> !need.from().isBefore(start)).isEmpty()
        || record.plannedEnd().filter(end -> !need.until().isAfter(end)).isEmpty();
  }

  private static String said(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse("no instant");
  }
}
