package io.kedgeline.activities.aws;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.WitnessTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Keeps the session that was seen alive inside a window until it is seen dead outside, and until
 * the run is sealed, so that a crash in between does not lose the proof. Encrypted with a key that
 * only workers have (AES-256-GCM, the run as associated data); the session may do nothing but read
 * its own role.
 */
public final class WitnessBox {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final WitnessTable table;
  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  /** Keeps witnesses in this table under this key. */
  public WitnessBox(WitnessTable table, SecretKey key) {
    this.table = table;
    this.key = key;
  }

  /** Keeps this session as the run's witness, in place of an earlier one. */
  public void keep(RunId run, AwsSessionCredentials session) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] plain =
        String.join("\n", session.accessKeyId(), session.secretAccessKey(), session.sessionToken())
            .getBytes(StandardCharsets.UTF_8);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, run).doFinal(plain);
    table.put(run, ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
  }

  /** The run's witness, if one is kept. */
  public Optional<AwsSessionCredentials> find(RunId run) throws GeneralSecurityException {
    Optional<byte[]> kept = table.find(run);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(kept.get(), NONCE);
    byte[] plain =
        cipher(Cipher.DECRYPT_MODE, nonce, run)
            .doFinal(kept.get(), NONCE, kept.get().length - NONCE);
    String[] parts = new String(plain, StandardCharsets.UTF_8).split("\n", 3);
    return Optional.of(AwsSessionCredentials.create(parts[0], parts[1], parts[2]));
  }

  private Cipher cipher(int mode, byte[] nonce, RunId run) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(run.value().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
