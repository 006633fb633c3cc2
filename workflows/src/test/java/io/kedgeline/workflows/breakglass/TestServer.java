package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A server as runs know it: a key, and acts signed with it. */
public final class TestServer {

  private final KeyPair pair;
  private final AtomicInteger nonces = new AtomicInteger();

  /** A server with a key of its own. */
  public TestServer() {
    try {
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Who believes it believes this. */
  public Keyring keyring() {
    return Keyring.of(
        Map.of("server-1", Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
  }

  /** What an act of this person says of itself that is made now. */
  public ActHeader header(RunId run, PersonId person, Instant now) {
    return new ActHeader(
        run,
        person,
        "test",
        "nonce-" + nonces.incrementAndGet(),
        now,
        now.plus(Duration.ofMinutes(5)));
  }

  /** The act, signed. */
  public SignedAct sign(Act act) {
    String payload = CanonicalJson.write(act);
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(Keyring.signedOctets(payload));
      return new SignedAct(payload, "server-1", Base64.getEncoder().encodeToString(signer.sign()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
