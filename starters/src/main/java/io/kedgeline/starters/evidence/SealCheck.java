package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.ChainFinding;
import io.kedgeline.domain.audit.HashChain;
import io.kedgeline.domain.audit.SealText;
import io.kedgeline.ledger.journal.Seal;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.settings.SandboxKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Is every entry where it was written, and did a pinned ledger end the record exactly there. */
final class SealCheck {

  private SealCheck() {}

  static EvidenceFinding chain(EvidenceBundle bundle) {
    return switch (HashChain.verify(bundle.run(), bundle.entries())) {
      case ChainFinding.Intact intact ->
          new EvidenceFinding(
              "chain", true, intact.length() + " entries stand where they were written");
      case ChainFinding.Broken broken ->
          new EvidenceFinding("chain", false, "entry " + broken.sequence() + " " + broken.what());
    };
  }

  static EvidenceFinding seal(EvidenceBundle bundle, Keyring pinned) {
    if (bundle.seal().isEmpty()) {
      return new EvidenceFinding("seal", false, "the run is not sealed: it has not ended");
    }
    Seal seal = bundle.seal().get();
    int here = bundle.entries().size();
    if (!seal.run().equals(bundle.run())) {
      return new EvidenceFinding("seal", false, "the seal is that of another run");
    }
    if (seal.length() != here) {
      return new EvidenceFinding(
          "seal", false, "the seal covers %d entries, %d are here".formatted(seal.length(), here));
    }
    if (here == 0 || !seal.head().matches(bundle.entries().getLast().hash())) {
      return new EvidenceFinding("seal", false, "the seal does not cover entry " + here);
    }
    if (SandboxKeys.holds(seal.keyId()) && !pinned.keys().containsKey(seal.keyId())) {
      return new EvidenceFinding(
          "seal",
          false,
          "sealed by a sandbox's key, %s: no company's record".formatted(seal.keyId()));
    }
    return signed(seal, pinned)
        ? new EvidenceFinding("seal", true, "signed by " + seal.keyId() + " at " + seal.at())
        : new EvidenceFinding(
            "seal", false, "not signed by a seal key that you pinned: " + seal.keyId());
  }

  private static boolean signed(Seal seal, Keyring pinned) {
    String key = pinned.keys().getOrDefault(seal.keyId(), "");
    try {
      byte[] signature = Base64.getDecoder().decode(seal.signature());
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
      verifier.update(
          SealText.of(seal.run(), seal.length(), seal.head(), seal.at())
              .getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature).equals(seal.signature())
          && verifier.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      return false;
    }
  }
}
