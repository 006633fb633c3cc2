package io.kedgeline.starters.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.HashChain;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.audit.SealText;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.journal.Seal;
import io.kedgeline.workflows.governed.Keyring;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceVerifierTest {

  private static final RunId RUN = new RunId("RB-06/CHG-7");
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");
  private static final KeyPair SEAL = pair();

  private final EvidenceVerifier verifier =
      new EvidenceVerifier(
          new TrustRoot(
              Keyring.of(Map.of()),
              Keyring.of(
                  Map.of(
                      "ledger-1",
                      Base64.getEncoder().encodeToString(SEAL.getPublic().getEncoded()))),
              Digest.ofText("rulebook")));

  @Test
  void anIntactSealedChainHolds() {
    List<JournalEntry> entries = chain(fact("1", FactKind.PLANNED, Map.of()), ended());
    assertEquals(List.of("chain", "seal", "quorum"), holding(entries, seal(entries, SEAL)));
  }

  @Test
  void aSealByAnotherKeyDoesNotHold() {
    List<JournalEntry> entries = chain(ended());
    assertEquals(List.of("chain", "quorum"), holding(entries, seal(entries, pair())));
  }

  @Test
  void anEntryLostAtTheEndBreaksTheSeal() {
    List<JournalEntry> entries = chain(fact("1", FactKind.PLANNED, Map.of()), ended());
    assertEquals(List.of("chain", "quorum"), holding(entries.subList(0, 1), seal(entries, SEAL)));
  }

  @Test
  void withoutASealNothingIsFinished() {
    List<JournalEntry> entries = chain(ended());
    assertEquals(
        List.of("chain", "quorum"),
        holding(new EvidenceBundle(EvidenceBundle.FORMAT, RUN, entries, Optional.empty())));
  }

  @Test
  void aVoteThatNobodySignedDoesNotCount() {
    List<JournalEntry> entries =
        chain(fact("1", FactKind.VOTED, Map.of("act", "{}", "keyId", "server-1")), ended());
    assertEquals(List.of("chain", "seal", "quorum"), holding(entries, seal(entries, SEAL)));
  }

  @Test
  void somethingOpenedWithoutAPlanIsNoQuorum() {
    List<JournalEntry> entries =
        chain(fact("1", FactKind.INTENT, Map.of("operation", "ENABLE")), ended());
    assertEquals(List.of("chain", "seal"), holding(entries, seal(entries, SEAL)));
  }

  private List<String> holding(List<JournalEntry> entries, Seal seal) {
    return holding(new EvidenceBundle(EvidenceBundle.FORMAT, RUN, entries, Optional.of(seal)));
  }

  private List<String> holding(EvidenceBundle bundle) {
    return verifier.verify(bundle).stream()
        .filter(EvidenceFinding::holds)
        .map(EvidenceFinding::check)
        .toList();
  }

  private static Fact ended() {
    return fact("end", FactKind.ENDED, Map.of());
  }

  private static Fact fact(String key, FactKind kind, Map<String, String> detail) {
    return Fact.of(key, kind, AT, "test", detail);
  }

  private static List<JournalEntry> chain(Fact... facts) {
    List<JournalEntry> entries = new ArrayList<>();
    Digest previous = HashChain.origin(RUN);
    for (Fact fact : facts) {
      JournalEntry entry = HashChain.append(RUN, entries.size() + 1L, previous, fact);
      entries.add(entry);
      previous = entry.hash();
    }
    return entries;
  }

  private static Seal seal(List<JournalEntry> entries, KeyPair key) {
    Digest head = entries.getLast().hash();
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key.getPrivate());
      signer.update(SealText.of(RUN, entries.size(), head, AT).getBytes(StandardCharsets.UTF_8));
      return new Seal(
          RUN,
          entries.size(),
          head,
          "ledger-1",
          Base64.getEncoder().encodeToString(signer.sign()),
          AT);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
