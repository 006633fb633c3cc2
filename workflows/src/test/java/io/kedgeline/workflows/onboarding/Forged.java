package io.kedgeline.workflows.onboarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.WireMapper;

/** What a forger makes of a record: the same text with something else in one place. */
public final class Forged {

  private Forged() {}

  /** With this value at this JSON pointer (RFC 6901), whose last name is a member's. */
  public static <T> T at(T record, Class<T> type, String pointer, Object value) {
    int last = pointer.lastIndexOf('/');
    String member = pointer.substring(last + 1).replace("~1", "/");
    ObjectNode tree = WireMapper.tolerant().valueToTree(record);
    if (!(tree.at(pointer.substring(0, last)) instanceof ObjectNode holder)) {
      throw new IllegalArgumentException("nothing at " + pointer);
    }
    JsonNode put = WireMapper.tolerant().valueToTree(value);
    if (put.equals(holder.get(member))) {
      throw new IllegalArgumentException("there already at " + pointer);
    }
    holder.set(member, put);
    return read(tree.toString(), type);
  }

  /** With this text for that, wherever it stands. */
  public static <T> T everywhere(T record, Class<T> type, String old, String other) {
    return read(CanonicalJson.write(record).replace(old, other), type);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return WireMapper.strict().readValue(json, type);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException(json, unreadable);
    }
  }
}
