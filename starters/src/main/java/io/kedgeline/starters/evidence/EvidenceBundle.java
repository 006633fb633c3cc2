package io.kedgeline.starters.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.journal.Seal;
import io.kedgeline.ledger.journal.SealTable;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.WireMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
      return WireMapper.tolerant().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  /** Reads a bundle from a file; nothing in it is believed yet. */
  public static EvidenceBundle read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new SettingsFault(file.toString(), "must be at most " + LARGEST + " octets");
      }
      EvidenceBundle bundle =
          WireMapper.strict().readValue(Files.readString(file), EvidenceBundle.class);
      if (!FORMAT.equals(bundle.format())) {
        throw new SettingsFault(file.toString(), "format: must be " + FORMAT);
      }
      return bundle;
    } catch (JsonProcessingException noBundle) {
      throw new SettingsFault(
          file.toString(), "is no evidence bundle: " + noBundle.getOriginalMessage());
    } catch (IOException unreadable) {
      throw new SettingsFault(file.toString(), "must be a file that can be read");
    }
  }
}
