package io.kedgeline.domain.plan;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of a record in the change-management system, such as {@code CHG-1042}; or of a drill,
 * which has no record there, such as {@code DRILL-202612010800}.
 */
public record ChangeId(String value) {

  private static final String DRILL = "DRILL";
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);
  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2,10}-?[0-9]{1,12}");

  public ChangeId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "change: must be 2 to 10 capital letters, perhaps a hyphen, and 1 to 12 digits, such as CHG-1042");
    }
  }

  /** The drill of this occurrence of its schedule: one a minute at most. */
  public static ChangeId ofDrill(Instant occurrence) {
    return new ChangeId(DRILL + "-" + MINUTES.format(occurrence.atOffset(ZoneOffset.UTC)));
  }

  /** Whether it is a drill's: nobody else may use such a name. */
  public boolean drill() {
    return value.startsWith(DRILL);
  }

  @Override
  public String toString() {
    return value;
  }
}
