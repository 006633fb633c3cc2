package io.kedgeline.conformance.stories;

import java.io.StringWriter;
import java.util.function.Consumer;

/** A terminal's screen, and somebody who reads what is new on it. */
final class SeenWriter extends StringWriter {

  private final Consumer<String> reader;
  private int read;

  SeenWriter(Consumer<String> reader) {
    this.reader = reader;
  }

  @Override
  public void flush() {
    String fresh = toString().substring(read);
    read += fresh.length();
    reader.accept(fresh);
  }
}
