package io.kedgeline.twins.slack.page;

import com.fasterxml.jackson.databind.JsonNode;

/** HTML in which nothing that an app or a person wrote is markup. */
final class Html {

  private Html() {}

  /** As text, or as an attribute's value between double quotes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** An attribute with a space before it. */
  static String attribute(String name, String value) {
    return " %s=\"%s\"".formatted(name, escaped(value));
  }

  /** An attribute of this field, if the node has it. */
  static String attribute(String name, JsonNode node, String field) {
    return node.has(field) ? attribute(name, node.path(field).asText()) : "";
  }

  /** An attribute without a value. */
  static String flag(String name, boolean stands) {
    return stands ? " " + name : "";
  }
}
