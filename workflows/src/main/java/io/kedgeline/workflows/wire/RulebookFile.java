package io.kedgeline.workflows.wire;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.RulebookReader;
import io.kedgeline.domain.rulebook.RulebookResult;
import java.nio.file.Path;

/** Reads {@code rulebook.yaml}: one YAML document, at most 256 KB of UTF-8, of the plain kind. */
public final class RulebookFile {

  /** The most octets that a rulebook may have. */
  public static final int MOST_OCTETS = 256 * 1024;

  private static final String SUBJECT = "the rulebook";

  private RulebookFile() {}

  /**
   * Reads the file.
   *
   * @throws DocumentFaults when it cannot be read or breaks a rule; all faults at once
   */
  public static LoadedRulebook read(Path file) {
    return loaded(YamlDocument.read(SUBJECT, file, MOST_OCTETS));
  }

  /**
   * Reads the file that a deployment pinned.
   *
   * @throws DocumentFaults when it cannot be read or breaks a rule, or is another than the pinned
   */
  public static LoadedRulebook readPinned(Path file, Digest pin) {
    LoadedRulebook rulebook = read(file);
    if (!rulebook.sha256().matches(pin)) {
      throw new DocumentFaults(
          SUBJECT,
          file.toString(),
          "has the SHA-256 %s, the deployment pins %s".formatted(rulebook.sha256(), pin));
    }
    return rulebook;
  }

  /**
   * Reads the octets of a file.
   *
   * @throws DocumentFaults when they are no rulebook; all faults at once
   */
  public static LoadedRulebook parse(byte[] octets) {
    return loaded(YamlDocument.parse(SUBJECT, octets, MOST_OCTETS));
  }

  private static LoadedRulebook loaded(YamlDocument document) {
    return switch (RulebookReader.read(document.tree())) {
      case RulebookResult.Valid(var rulebook) ->
          new LoadedRulebook(rulebook, document.sha256(), document.text());
      case RulebookResult.Faulty(var faults) -> throw new DocumentFaults(SUBJECT, faults);
    };
  }
}
