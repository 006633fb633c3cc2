package io.kedgeline.domain.plan;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text as octets to be hashed or signed: two different texts are never the same octets. {@code
 * String.getBytes} writes a lone surrogate as a question mark, and so makes two texts one.
 */
public final class Octets {

  private Octets() {}

  /**
   * The text's UTF-8 octets.
   *
   * @throws IllegalArgumentException when it holds a lone surrogate
   */
  public static byte[] of(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] octets = new byte[encoded.remaining()];
      encoded.get(octets);
      return octets;
    } catch (CharacterCodingException loneSurrogate) {
      throw new IllegalArgumentException("text: must be well-formed Unicode", loneSurrogate);
    }
  }

  /** Whether the text has octets at all. */
  public static boolean wellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
