package io.kedgeline.twins.aws.front;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes the XML of the query protocol. */
public final class Xml {

  private final StringBuilder text = new StringBuilder();

  /** Writes elements into a fresh text. */
  public static String of(Consumer<Xml> content) {
    Xml xml = new Xml();
    content.accept(xml);
    return xml.text.toString();
  }

  /** An element that holds text. */
  public Xml put(String name, String value) {
    text.append('<').append(name).append('>');
    text.append(escape(value));
    text.append("</").append(name).append('>');
    return this;
  }

  /** An element that holds others. */
  public Xml put(String name, Consumer<Xml> content) {
    text.append('<').append(name).append('>');
    content.accept(this);
    text.append("</").append(name).append('>');
    return this;
  }

  /** An element that holds an instant; IAM tells whole seconds. */
  public Xml put(String name, Instant value) {
    return put(name, value.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** A list, each entry a {@code member}. */
  public Xml putMembers(String name, List<String> values) {
    return put(name, list -> values.forEach(value -> list.put("member", value)));
  }

  /** A list whose entries hold elements. */
  public <T> Xml putMembers(String name, List<T> values, BiConsumer<Xml, T> content) {
    return put(
        name,
        list -> values.forEach(value -> list.put("member", one -> content.accept(one, value))));
  }

  private static String escape(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
