package io.kedgeline.workflows.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kedgeline.domain.plan.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One YAML document of the plain kind: UTF-8, no anchors, aliases or tags, no key twice.
 *
 * @param sha256 the digest of its octets
 * @param text the document as it was, comments included
 * @param tree maps, lists, text and numbers
 */
public record YamlDocument(Digest sha256, String text, Map<String, Object> tree) {

  private static final String NO_MAP = "must be YAML whose top is a map";
  private static final ObjectMapper YAML =
      JsonMapper.builder(
              YAMLFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .loaderOptions(PlainYaml.ofAnyLength())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads a file.
   *
   * @param subject what it is, for messages, such as {@code the rulebook}
   * @param mostOctets how long it may be
   * @throws DocumentFaults when it cannot be read or is not plain YAML
   */
  public static YamlDocument read(String subject, Path file, int mostOctets) {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(subject, in.readNBytes(mostOctets + 1), mostOctets);
    } catch (IOException unreadable) {
      throw new DocumentFaults(subject, file.toString(), "must be a file that can be read");
    }
  }

  /**
   * Reads the octets of a file.
   *
   * @throws DocumentFaults when they are too many or not plain YAML
   */
  public static YamlDocument parse(String subject, byte[] octets, int mostOctets) {
    if (octets.length > mostOctets) {
      throw new DocumentFaults(subject, "file", "must be at most " + mostOctets + " octets");
    }
    String text = decode(subject, octets);
    PlainYaml.require(subject, text);
    return new YamlDocument(Digest.of(octets), text, tree(subject, text));
  }

  private static Map<String, Object> tree(String subject, String text) {
    try {
      return Optional.ofNullable(YAML.readValue(text, new TypeReference<Map<String, Object>>() {}))
          .orElseThrow(() -> new DocumentFaults(subject, "line 1", NO_MAP));
    } catch (JsonProcessingException broken) {
      throw new DocumentFaults(
          subject,
          "line " + (broken.getLocation() == null ? 1 : broken.getLocation().getLineNr()),
          broken.getOriginalMessage().startsWith("Duplicate")
              ? "the same key stands twice in one map"
              : NO_MAP);
    }
  }

  static String decode(String subject, byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException broken) {
      throw new DocumentFaults(subject, "file", "must be UTF-8");
    }
  }
}
