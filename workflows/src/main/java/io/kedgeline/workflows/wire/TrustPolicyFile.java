package io.kedgeline.workflows.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.kedgeline.domain.trustpolicy.TrustPolicy;
import io.kedgeline.domain.trustpolicy.TrustPolicyReader;
import io.kedgeline.domain.trustpolicy.TrustPolicyResult;
import java.util.Map;
import java.util.Optional;

/** Reads a trust policy: one JSON document, at most 100 KB of UTF-8, no key twice. */
public final class TrustPolicyFile {

  /** The most octets that a document may have; AWS takes far fewer. */
  public static final int MOST_OCTETS = 100 * 1024;

  /** IAM takes no character beyond it (IAM API Reference, {@code policyDocumentType}). */
  private static final char LAST_CHARACTER = '\u00ff';

  private static final String SUBJECT = "the trust policy";

  private TrustPolicyFile() {}

  /**
   * Reads the octets of a document.
   *
   * @throws DocumentFaults when they are no policy; all faults of its form at once
   */
  public static TrustPolicy parse(byte[] octets) {
    if (octets.length > MOST_OCTETS) {
      throw new DocumentFaults(SUBJECT, "file", "must be at most " + MOST_OCTETS + " octets");
    }
    String text = YamlDocument.decode(SUBJECT, octets);
    if (text.chars().anyMatch(character -> character > LAST_CHARACTER)) {
      throw new DocumentFaults(SUBJECT, "file", "must hold no character beyond U+00FF");
    }
    return switch (TrustPolicyReader.read(tree(text), length(text))) {
      case TrustPolicyResult.Valid(var policy) -> policy;
      case TrustPolicyResult.Faulty(var faults) -> throw new DocumentFaults(SUBJECT, faults);
    };
  }

  private static Map<String, Object> tree(String text) {
    try {
      return Optional.ofNullable(
              WireMapper.strict().readValue(text, new TypeReference<Map<String, Object>>() {}))
          .orElseThrow(() -> new DocumentFaults(SUBJECT, "line 1", "must be a JSON object"));
    } catch (JsonProcessingException broken) {
      throw new DocumentFaults(
          SUBJECT,
          "line " + (broken.getLocation() == null ? 1 : broken.getLocation().getLineNr()),
          broken.getOriginalMessage().startsWith("Duplicate")
              ? "the same key stands twice in one object"
              : "must be one JSON object, at most 40 levels deep");
    }
  }

  /** AWS counts no whitespace; what stands within quotes is counted here all the same. */
  private static int length(String text) {
    int length = 0;
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      if (quoted && next == '\\') {
        at++;
        length++;
      } else if (next == '"') {
        quoted = !quoted;
      }
      if (quoted || !Character.isWhitespace(next)) {
        length++;
      }
    }
    return length;
  }
}
