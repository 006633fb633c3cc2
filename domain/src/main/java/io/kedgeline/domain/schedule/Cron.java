package io.kedgeline.domain.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A calendar of five fields as crontab(5) writes them: minute, hour, day of the month, month, day
 * of the week. Stricter than there: numbers only, Sunday is 0, and not both days at once, since
 * engines differ in what that means (crontab: either; Temporal: both). A time that a change of the
 * clocks leaves out does not come; one that comes twice comes twice.
 *
 * @param text such as {@code 0 9 1 * *}
 */
public record Cron(String text) {

  /** The rarest day that is not never: 29 February, with a century in between. */
  private static final int FURTHEST_DAYS = 8 * 366 + 1;

  private static final LocalDate A_LEAP_YEAR = LocalDate.of(2024, 1, 1);

  public Cron {
    String[] fields = text.split(" ", -1);
    boolean read = fields.length == CronField.values().length;
    for (CronField field : CronField.values()) {
      read = read && !field.in(fields).isEmpty();
    }
    if (!read) {
      throw new IllegalArgumentException(
          "at: must be five fields, minute hour day month weekday, of numbers, *, -, / and commas");
    }
    if (!CronField.DAY_OF_MONTH.everyIn(fields) && !CronField.DAY_OF_WEEK.everyIn(fields)) {
      throw new IllegalArgumentException(
          "at: must not name days of the month and of the week at once");
    }
    if (A_LEAP_YEAR
        .datesUntil(A_LEAP_YEAR.plusYears(1))
        .noneMatch(day ->
            CronField.DAY_OF_MONTH.in(fields).contains(day.getDayOfMonth())
                && CronField.MONTH.in(fields).contains(day.getMonthValue()))) {
      throw new IllegalArgumentException("at: must name a day that some year has");
    }
  }

  /** The minutes of the hour. */
  public SortedSet<Integer> minutes() {
    return values(CronField.MINUTE);
  }

  /** The hours of the day. */
  public SortedSet<Integer> hours() {
    return values(CronField.HOUR);
  }

  /** The days of the month. */
  public SortedSet<Integer> daysOfMonth() {
    return values(CronField.DAY_OF_MONTH);
  }

  /** The months, from 1. */
  public SortedSet<Integer> months() {
    return values(CronField.MONTH);
  }

  /** The days of the week; Sunday is 0. */
  public SortedSet<Integer> daysOfWeek() {
    return values(CronField.DAY_OF_WEEK);
  }

  /** The first occurrence after this instant, in the next eight years. */
  public Optional<Instant> next(ZoneId zone, Instant after) {
    LocalDate day = after.atZone(zone).toLocalDate().minusDays(1);
    for (int i = 0; i <= FURTHEST_DAYS; i++) {
      for (Instant at : on(day.plusDays(i), zone)) {
        if (at.isAfter(after)) {
          return Optional.of(at);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The last occurrences after one instant and not after another, latest first.
   *
   * @param most how many at most
   */
  public List<Instant> latest(ZoneId zone, Instant after, Instant until, int most) {
    List<Instant> found = new ArrayList<>();
    LocalDate first = after.atZone(zone).toLocalDate().minusDays(1);
    LocalDate day = until.atZone(zone).toLocalDate().plusDays(1);
    while (found.size() < most && !day.isBefore(first)) {
      for (Instant at : on(day, zone).reversed()) {
        if (at.isAfter(after) && !at.isAfter(until) && found.size() < most) {
          found.add(at);
        }
      }
      day = day.minusDays(1);
    }
    return List.copyOf(found);
  }

  private List<Instant> on(LocalDate day, ZoneId zone) {
    if (!daysOfMonth().contains(day.getDayOfMonth())
        || !months().contains(day.getMonthValue())
        || !daysOfWeek().contains(day.getDayOfWeek().getValue() % 7)) {
      return List.of();
    }
    return hours().stream()
        .flatMap(hour -> minutes().stream().map(minute -> day.atTime(hour, minute)))
        .flatMap(local -> zone.getRules().getValidOffsets(local).stream().map(local::toInstant))
        .sorted()
        .toList();
  }

  private SortedSet<Integer> values(CronField field) {
    return field.in(text.split(" ", -1));
  }

  @Override
  public String toString() {
    return text;
  }
}
