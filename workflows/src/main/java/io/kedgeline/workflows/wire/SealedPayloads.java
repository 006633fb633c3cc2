package io.kedgeline.workflows.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals every payload with AES-256-GCM before it leaves the process, so that the engine stores
 * nothing that it can read or forge. What is not sealed is refused: nobody can slip a plain payload
 * into a history.
 */
public final class SealedPayloads implements PayloadCodec {

  /** The longest payload that may be sealed; engines refuse more than 2 MB, some sooner. */
  public static final int LIMIT = 256 * 1024;

  private static final String ENCODING = "binary/kedgeline-aes-256-gcm";
  private static final String KEY_ID = "kedgeline-key-id";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final PayloadKeys keys;
  private final SecureRandom random = new SecureRandom();

  /** Seals with these keys. */
  public SealedPayloads(PayloadKeys keys) {
    this.keys = keys;
  }

  @Override
  public List<Payload> encode(List<Payload> payloads) {
    return payloads.stream().map(this::seal).toList();
  }

  @Override
  public List<Payload> decode(List<Payload> payloads) {
    return payloads.stream().map(this::open).toList();
  }

  private Payload seal(Payload plain) {
    byte[] octets = plain.toByteArray();
    if (octets.length > LIMIT) {
      throw new PayloadCodecException(
          "payload of %d octets: at most %d are allowed".formatted(octets.length, LIMIT));
    }
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.currentKey(), keys.current(), nonce, octets);
    return Payload.newBuilder()
        .putMetadata("encoding", ByteString.copyFromUtf8(ENCODING))
        .putMetadata(KEY_ID, ByteString.copyFromUtf8(keys.current()))
        .setData(
            ByteString.copyFrom(
                ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array()))
        .build();
  }

  private Payload open(Payload sealed) {
    String encoding = sealed.getMetadataOrDefault("encoding", ByteString.EMPTY).toStringUtf8();
    if (!encoding.equals(ENCODING)) {
      throw new PayloadCodecException("payload is not sealed: its encoding is " + encoding);
    }
    String id = sealed.getMetadataOrDefault(KEY_ID, ByteString.EMPTY).toStringUtf8();
    SecretKey key =
        keys.find(id)
            .orElseThrow(
                () -> new PayloadCodecException("payload is sealed with an unknown key " + id));
    byte[] octets = sealed.getData().toByteArray();
    if (octets.length <= NONCE) {
      throw new PayloadCodecException("payload is too short to be a sealed one");
    }
    byte[] nonce = Arrays.copyOf(octets, NONCE);
    byte[] plain =
        cipher(
            Cipher.DECRYPT_MODE, key, id, nonce, Arrays.copyOfRange(octets, NONCE, octets.length));
    try {
      return Payload.parseFrom(plain);
    } catch (InvalidProtocolBufferException noPayload) {
      throw new PayloadCodecException("payload does not hold a payload", noPayload);
    }
  }

  private static byte[] cipher(int mode, SecretKey key, String id, byte[] nonce, byte[] octets) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD((ENCODING + "\n" + id).getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(octets);
    } catch (GeneralSecurityException broken) {
      throw new PayloadCodecException(
          "payload cannot be " + (mode == Cipher.ENCRYPT_MODE ? "sealed" : "opened"), broken);
    }
  }
}
