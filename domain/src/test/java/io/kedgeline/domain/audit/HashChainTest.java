package io.kedgeline.domain.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HashChainTest {

  private static final RunId RUN = new RunId("RB-06/CHG-1");
  private static final List<JournalEntry> CHAIN = chain("one", "two", "three");

  @Test
  void whatWasWrittenIsIntact() {
    assertEquals(new ChainFinding.Intact(3, CHAIN.getLast().hash()), HashChain.verify(RUN, CHAIN));
    assertEquals(
        new ChainFinding.Intact(0, HashChain.origin(RUN)), HashChain.verify(RUN, List.of()));
  }

  @Test
  void aChangedEntryIsNamed() {
    List<JournalEntry> changed = new ArrayList<>(CHAIN);
    JournalEntry second = CHAIN.get(1);
    changed.set(1, new JournalEntry(RUN, 2, fact("forged"), second.previous(), second.hash()));
    assertEquals(2, brokenAt(changed));
  }

  @Test
  void anEntryLostInTheMiddleIsNamed() {
    assertEquals(2, brokenAt(List.of(CHAIN.get(0), CHAIN.get(2))));
  }

  @Test
  void anExchangedOrderIsNamed() {
    List<JournalEntry> exchanged = new ArrayList<>(CHAIN);
    Collections.swap(exchanged, 1, 2);
    assertEquals(2, brokenAt(exchanged));
  }

  @Test
  void aChainOfAnotherRunIsNamed() {
    RunId other = new RunId("RB-06/CHG-2");
    assertInstanceOf(ChainFinding.Broken.class, HashChain.verify(other, CHAIN));
  }

  @Test
  void movingACharacterBetweenFieldsChangesTheHash() {
    Digest one = entry(1, HashChain.origin(RUN), Map.of("ab", "c")).hash();
    Digest two = entry(1, HashChain.origin(RUN), Map.of("a", "bc")).hash();
    assertEquals(false, one.matches(two));
  }

  private static long brokenAt(List<JournalEntry> entries) {
    return assertInstanceOf(ChainFinding.Broken.class, HashChain.verify(RUN, entries)).sequence();
  }

  private static List<JournalEntry> chain(String... keys) {
    List<JournalEntry> entries = new ArrayList<>();
    Digest previous = HashChain.origin(RUN);
    for (String key : keys) {
      JournalEntry entry = HashChain.append(RUN, entries.size() + 1L, previous, fact(key));
      entries.add(entry);
      previous = entry.hash();
    }
    return entries;
  }

  private static JournalEntry entry(long sequence, Digest previous, Map<String, String> detail) {
    return HashChain.append(
        RUN, sequence, previous, Fact.of("k", FactKind.PLANNED, Instant.EPOCH, "a", detail));
  }

  private static Fact fact(String key) {
    return Fact.of(key, FactKind.PLANNED, Instant.EPOCH, "a", Map.of());
  }
}
