package io.kedgeline.workflows.governed;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.plan.Octets;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.wire.WireMapper;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The public keys of the servers whose word on who a person is counts.
 *
 * @param keys by key id, each an Ed25519 public key as base64 of its X.509 SubjectPublicKeyInfo
 */
public record Keyring(SortedMap<String, String> keys) {

  /** Separates what is signed here from anything else that the same key might ever sign. */
  static final String PURPOSE = "kedgeline-act-1\n";

  public Keyring {
    keys = new TreeMap<>(keys);
  }

  /** A keyring of these keys. */
  public static Keyring of(Map<String, String> keys) {
    return new Keyring(new TreeMap<>(keys));
  }

  /** The octets that are signed for this payload. */
  public static byte[] signedOctets(String payload) {
    return Octets.of(PURPOSE + payload);
  }

  /** The act, if a key of this ring signed it and it reads as one; otherwise nothing. */
  public Optional<Act> open(SignedAct signed) {
    if (!signed.wellFormed() || !keys.containsKey(signed.keyId())) {
      return Optional.empty();
    }
    try {
      if (!verifies(signed)) {
        return Optional.empty();
      }
      return Optional.of(WireMapper.strict().readValue(signed.payload(), Act.class));
    } catch (GeneralSecurityException | IllegalArgumentException | JsonProcessingException bad) {
      return Optional.empty();
    }
  }

  private boolean verifies(SignedAct signed) throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(key(signed.keyId()));
    verifier.update(signedOctets(signed.payload()));
    return verifier.verify(Base64.getDecoder().decode(signed.signature()));
  }

  private PublicKey key(String id) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(
            new X509EncodedKeySpec(Base64.getDecoder().decode(keys.getOrDefault(id, ""))));
  }
}
