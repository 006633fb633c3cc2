package io.kedgeline.ledger.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.SortedMap;
import java.util.TreeMap;

/** A fact's details as JSON text. The chain hashes the values, not this text. */
final class DetailText {

  /** As long as the table lets details be: a name that it took is one that can be read. */
  private static final int LONGEST = 262_144;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNameLength(LONGEST).build())
                  .build())
          .build();
  private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};

  private DetailText() {}

  static String write(SortedMap<String, String> detail) {
    try {
      return MAPPER.writeValueAsString(detail);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  static SortedMap<String, String> read(String text) {
    try {
      return MAPPER.readValue(text, DETAILS);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("a journal entry's details cannot be read", unreadable);
    }
  }
}
