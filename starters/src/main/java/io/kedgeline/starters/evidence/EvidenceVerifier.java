package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.ChainFinding;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.HashChain;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.audit.SealText;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.ledger.journal.Seal;
import io.kedgeline.workflows.governed.SignedAct;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Checks evidence offline, in this order: chain, seal, people's acts, quorum. */
public final class EvidenceVerifier {

  private final TrustRoot trust;

  /** Checks against what the verifier believes. */
  public EvidenceVerifier(TrustRoot trust) {
    this.trust = trust;
  }

  /** Every check's finding; the evidence holds only if all do. */
  public List<EvidenceFinding> verify(EvidenceBundle bundle) {
    ChainFinding chain = HashChain.verify(bundle.run(), bundle.entries());
    return List.of(
        switch (chain) {
          case ChainFinding.Intact intact ->
              new EvidenceFinding(
                  "chain", true, intact.length() + " entries stand where they were written");
          case ChainFinding.Broken broken ->
              new EvidenceFinding(
                  "chain", false, "entry " + broken.sequence() + " " + broken.what());
        },
        seal(bundle, chain),
        acts(bundle),
        QuorumCheck.of(bundle, trust));
  }

  private EvidenceFinding seal(EvidenceBundle bundle, ChainFinding chain) {
    if (bundle.seal().isEmpty()) {
      return new EvidenceFinding("seal", false, "the run is not sealed: it has not ended");
    }
    Seal seal = bundle.seal().get();
    boolean covers =
        chain instanceof ChainFinding.Intact(long length, Digest head)
            && seal.run().equals(bundle.run())
            && seal.length() == length
            && seal.head().matches(head);
    if (!covers) {
      return new EvidenceFinding("seal", false, "the seal does not cover these entries");
    }
    return signed(seal)
        ? new EvidenceFinding("seal", true, "signed by " + seal.keyId() + " at " + seal.at())
        : new EvidenceFinding(
            "seal", false, "not signed by a seal key that you pinned: " + seal.keyId());
  }

  private boolean signed(Seal seal) {
    String key = trust.sealKeys().keys().getOrDefault(seal.keyId(), "");
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
      verifier.update(
          SealText.of(seal.run(), seal.length(), seal.head(), seal.at())
              .getBytes(StandardCharsets.UTF_8));
      return verifier.verify(Base64.getDecoder().decode(seal.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      return false;
    }
  }

  /** A refused act may be unsigned; one that counted may not. */
  private EvidenceFinding acts(EvidenceBundle bundle) {
    int verified = 0;
    for (JournalEntry entry : bundle.entries()) {
      Optional<SignedAct> act = actOf(entry.fact());
      boolean counted =
          switch (entry.fact().kind()) {
            case REQUESTED, VOTED -> true;
            case CLOSE_REQUESTED -> act.isPresent();
            default -> false;
          };
      if (act.isPresent() && counted) {
        if (trust.actKeys().open(act.get()).isEmpty()) {
          return new EvidenceFinding(
              "acts",
              false,
              "entry %d is not signed by an act key that you pinned".formatted(entry.sequence()));
        }
        verified++;
      } else if (counted) {
        return new EvidenceFinding(
            "acts", false, "entry %d carries no signed act".formatted(entry.sequence()));
      }
    }
    return new EvidenceFinding("acts", verified > 0, verified + " acts of people are signed");
  }

  static Optional<SignedAct> actOf(Fact fact) {
    String payload = fact.detail().getOrDefault("act", "");
    return payload.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SignedAct(
                payload,
                fact.detail().getOrDefault("keyId", ""),
                fact.detail().getOrDefault("signature", "")));
  }
}
