package io.kedgeline.starters.desk;

import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;

/** Vouches, with the server's key, that a person did what an act says. */
public final class ActSigner {

  private final KeyFiles.SigningKey key;

  /** Signs with this key. */
  public ActSigner(KeyFiles.SigningKey key) {
    this.key = key;
  }

  /** The act with its signature over exactly the octets that travel. */
  public SignedAct sign(Act act) {
    String payload = CanonicalJson.write(act);
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key.key());
      signer.update(Keyring.signedOctets(payload));
      return new SignedAct(payload, key.id(), Base64.getEncoder().encodeToString(signer.sign()));
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("act key " + key.id() + " cannot sign", unusable);
    }
  }
}
