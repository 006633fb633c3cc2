package io.kedgeline.starters.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.journal.Seal;
import io.kedgeline.ledger.journal.SealTable;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.WireMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run's journal with its seal.
 *
 * @param format {@value #FORMAT}
 * @param run the run
 * @param entries its journal, oldest first
 * @param seal the seal, once the run has ended
 */
public record EvidenceBundle(
    String format, RunId run, List<JournalEntry> entries, Optional<Seal> seal) {

  /** The form of the file. */
  public static final String FORMAT = "kedgeline-evidence-1";

  /** The same octets on every system. */
  private static final DefaultPrettyPrinter LINES =
      new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private static final long LARGEST = 16L * 1024 * 1024;

  public EvidenceBundle {
    entries = List.copyOf(entries);
  }

  /** The evidence of this run as the ledger has it. */
  public static EvidenceBundle of(RunId run, JournalTable journal, SealTable seals) {
    return new EvidenceBundle(FORMAT, run, journal.read(run), seals.find(run));
  }

  /** The bundle as text. */
  public String write() {
    try {
      return WireMapper.tolerant().writer(LINES).writeValueAsString(this) + "\n";
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  /**
   * Reads a bundle from a file; nothing in it is believed yet. The file must be octet for octet
   * what Kedgeline writes: two files that differ anywhere are never the same evidence.
   */
  public static EvidenceBundle read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw fault(file, "must be at most " + LARGEST + " octets");
      }
      return read(file, Files.readString(file));
    } catch (CharacterCodingException noText) {
      throw fault(file, "must be UTF-8");
    } catch (IOException unreadable) {
      throw fault(file, "must be a file that can be read");
    }
  }

  private static EvidenceBundle read(Path file, String text) {
    try {
      JsonNode tree = WireMapper.strict().readTree(text);
      EvidenceShape.fault(tree)
          .ifPresent(broken -> {
            throw fault(file, broken);
          });
      EvidenceBundle bundle = WireMapper.strict().treeToValue(tree, EvidenceBundle.class);
      if (!FORMAT.equals(bundle.format())) {
        throw fault(file, "format: must be " + FORMAT);
      }
      String written = bundle.write();
      if (!written.equals(text)) {
        throw fault(
            file,
            "line %d: is not written as Kedgeline writes it".formatted(differs(written, text)));
      }
      return bundle;
    } catch (JsonMappingException broken) {
      throw fault(file, place(broken) + "is not as it must be");
    } catch (JsonProcessingException noJson) {
      throw fault(file, "line %d: is not JSON here".formatted(noJson.getLocation().getLineNr()));
    }
  }

  private static String place(JsonMappingException broken) {
    return broken.getPath().stream()
            .map(step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
            .collect(Collectors.joining())
            .replaceFirst("^\\.", "")
        + ": ";
  }

  private static long differs(String written, String text) {
    int same = 0;
    while (same < Math.min(written.length(), text.length())
        && written.charAt(same) == text.charAt(same)) {
      same++;
    }
    return 1 + text.substring(0, same).chars().filter(character -> character == '\n').count();
  }

  private static SettingsFault fault(Path file, String rule) {
    return new SettingsFault(file.toString(), rule);
  }
}
