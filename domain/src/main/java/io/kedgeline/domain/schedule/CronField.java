package io.kedgeline.domain.schedule;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the five fields of a calendar: numbers, ranges, steps and lists of them; no names. */
enum CronField {
  MINUTE(0, 0, 59),
  HOUR(1, 0, 23),
  DAY_OF_MONTH(2, 1, 31),
  MONTH(3, 1, 12),
  /** Sunday is 0. */
  DAY_OF_WEEK(4, 0, 6);

  private static final Pattern PART =
      Pattern.compile("(?:\\*|([0-9]{1,2})(?:-([0-9]{1,2}))?)(?:/([0-9]{1,2}))?");

  private final int place;
  private final int least;
  private final int most;

  CronField(int place, int least, int most) {
    this.place = place;
    this.least = least;
    this.most = most;
  }

  /** The values that its text among the five allows; none when that is no such text. */
  SortedSet<Integer> in(String[] fields) {
    SortedSet<Integer> values = new TreeSet<>();
    for (String part : fields[place].split(",", -1)) {
      Matcher parts = PART.matcher(part);
      if (!parts.matches() || !add(parts, values)) {
        return Collections.emptySortedSet();
      }
    }
    return Collections.unmodifiableSortedSet(values);
  }

  /** Whether its text among the five allows all that it can be. */
  boolean everyIn(String[] fields) {
    return in(fields).size() == most - least + 1;
  }

  private boolean add(Matcher parts, SortedSet<Integer> values) {
    boolean stepped = parts.group(3) != null;
    int from = number(parts, 1, least);
    int to = number(parts, 2, parts.group(1) == null || stepped ? most : from);
    int step = number(parts, 3, 1);
    if (from < least || to > most || from > to || step < 1) {
      return false;
    }
    for (int value = from; value <= to; value += step) {
      values.add(value);
    }
    return true;
  }

  private static int number(Matcher parts, int group, int otherwise) {
    return parts.group(group) == null ? otherwise : Integer.parseInt(parts.group(group));
  }
}
