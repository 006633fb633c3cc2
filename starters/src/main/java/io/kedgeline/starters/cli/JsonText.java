package io.kedgeline.starters.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.kedgeline.workflows.wire.WireMapper;

/** JSON for programs that a terminal may show: every character outside of ASCII is escaped. */
public final class JsonText {

  private static final ObjectWriter WRITER =
      WireMapper.tolerant().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private JsonText() {}

  /** On many lines. */
  public static String pretty(Object document) {
    return write(WRITER.withDefaultPrettyPrinter(), document);
  }

  /** On one line. */
  static String line(Object document) {
    return write(WRITER, document);
  }

  private static String write(ObjectWriter writer, Object document) {
    try {
      return writer.writeValueAsString(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
