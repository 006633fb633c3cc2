package io.kedgeline.domain.audit;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Octets;
import io.kedgeline.domain.plan.RunId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * One chain of entries per run. An entry's hash covers everything in it and the hash before it, so
 * that a change, a loss or an exchange of order shows at its place.
 *
 * <p>The octets that are hashed are each field's UTF-8 length as four octets, then the field, so
 * that no two different entries share a form (decision 0003).
 */
public final class HashChain {

  private static final String FORM = "kedgeline-journal-1";

  private HashChain() {}

  /** What the first entry of a run names as its predecessor. */
  public static Digest origin(RunId run) {
    return digest(List.of(FORM, "origin", run.value()));
  }

  /** The entry that this fact becomes behind {@code previous}. */
  public static JournalEntry append(RunId run, long sequence, Digest previous, Fact fact) {
    return new JournalEntry(run, sequence, fact, previous, hash(run, sequence, previous, fact));
  }

  /** Reads a whole chain, oldest entry first, and says where it first fails, if it does. */
  public static ChainFinding verify(RunId run, List<JournalEntry> entries) {
    Digest expectedPrevious = origin(run);
    long expectedSequence = 1;
    for (JournalEntry entry : entries) {
      if (!entry.run().equals(run)) {
        return new ChainFinding.Broken(expectedSequence, "belongs to another run");
      }
      if (entry.sequence() != expectedSequence) {
        return new ChainFinding.Broken(
            expectedSequence, "is missing or out of order: found entry " + entry.sequence());
      }
      if (!entry.previous().matches(expectedPrevious)) {
        return new ChainFinding.Broken(expectedSequence, "does not follow the entry before it");
      }
      Digest actual = hash(run, entry.sequence(), entry.previous(), entry.fact());
      if (!entry.hash().matches(actual)) {
        return new ChainFinding.Broken(expectedSequence, "was changed after it was written");
      }
      expectedPrevious = entry.hash();
      expectedSequence++;
    }
    return new ChainFinding.Intact(expectedSequence - 1, expectedPrevious);
  }

  private static Digest hash(RunId run, long sequence, Digest previous, Fact fact) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    put(form, FORM);
    put(form, run.value());
    put(form, Long.toString(sequence));
    put(form, previous.hex());
    put(form, fact.key());
    put(form, fact.kind().name());
    put(form, fact.at().toString());
    put(form, fact.actor());
    for (Map.Entry<String, String> detail : fact.detail().entrySet()) {
      put(form, detail.getKey());
      put(form, detail.getValue());
    }
    return Digest.of(form.toByteArray());
  }

  private static Digest digest(List<String> fields) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    fields.forEach(field -> put(form, field));
    return Digest.of(form.toByteArray());
  }

  private static void put(ByteArrayOutputStream form, String field) {
    byte[] octets = Octets.of(field);
    form.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
    form.writeBytes(octets);
  }
}
