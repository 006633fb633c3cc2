package io.kedgeline.workflows.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.plan.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Canonical JSON (RFC 8785): the same value is always the same octets, so that its digest can be
 * voted on. Numbers of our records stay below 2^53, beyond which the form would lose digits.
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  /** The canonical text of this record. */
  public static String write(Object value) {
    try {
      return new JsonCanonicalizer(WireMapper.tolerant().writeValueAsString(value))
          .getEncodedString();
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The digest of this record's canonical text. */
  public static Digest digest(Object value) {
    return Digest.ofText(write(value));
  }
}
