package io.kedgeline.workflows.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.RulebookReader;
import io.kedgeline.domain.rulebook.RulebookResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads {@code rulebook.yaml}: one YAML document, at most 256 KB of UTF-8, of the plain kind. */
public final class RulebookFile {

  /** The most octets that a rulebook may have. */
  public static final int MOST_OCTETS = 256 * 1024;

  private static final ObjectMapper YAML =
      JsonMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RulebookFile() {}

  /**
   * Reads the file.
   *
   * @throws RulebookFaults when it cannot be read or breaks a rule; all faults at once
   */
  public static LoadedRulebook read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(in.readNBytes(MOST_OCTETS + 1));
    } catch (IOException unreadable) {
      throw new RulebookFaults(file.toString(), "must be a file that can be read");
    }
  }

  /**
   * Reads the octets of a file.
   *
   * @throws RulebookFaults when they are no rulebook; all faults at once
   */
  public static LoadedRulebook parse(byte[] octets) {
    if (octets.length > MOST_OCTETS) {
      throw new RulebookFaults("file", "must be at most " + MOST_OCTETS + " octets");
    }
    String text = decode(octets);
    PlainYaml.require(text);
    return switch (RulebookReader.read(tree(text))) {
      case RulebookResult.Valid(var rulebook) ->
          new LoadedRulebook(rulebook, Digest.of(octets), text);
      case RulebookResult.Faulty(var faults) -> throw new RulebookFaults(faults);
    };
  }

  private static Map<String, Object> tree(String text) {
    try {
      return YAML.readValue(text, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException broken) {
      throw new RulebookFaults(
          "line " + (broken.getLocation() == null ? 1 : broken.getLocation().getLineNr()),
          broken.getOriginalMessage().startsWith("Duplicate")
              ? "the same key stands twice in one map"
              : "must be YAML whose top is a map");
    }
  }

  private static String decode(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException broken) {
      throw new RulebookFaults("file", "must be UTF-8");
    }
  }
}
