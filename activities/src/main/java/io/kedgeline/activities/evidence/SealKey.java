package io.kedgeline.activities.evidence;

import io.kedgeline.domain.audit.SealText;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/**
 * The ledger's own key.
 *
 * @param id which key
 * @param key an Ed25519 private key
 */
public record SealKey(String id, PrivateKey key) {

  /** The signature on a chain's head, base64. */
  public String sign(RunId run, long length, Digest head, Instant at) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(SealText.of(run, length, head, at).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("seal key " + id + " cannot sign", unusable);
    }
  }

  @Override
  public String toString() {
    return "SealKey[" + id + "]";
  }
}
