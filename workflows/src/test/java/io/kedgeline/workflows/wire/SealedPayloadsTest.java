package io.kedgeline.workflows.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealedPayloadsTest {

  private static final SecretKey OLD = key(1);
  private static final SecretKey NEW = key(2);
  private static final Payload PLAIN = plain("the directory is down");

  private final SealedPayloads codec = codec("old", Map.of("old", OLD));

  @Test
  void whatIsSealedOpensAsItself() {
    assertEquals(List.of(PLAIN), codec.decode(codec.encode(List.of(PLAIN))));
  }

  @Test
  void theEngineSeesNothingOfIt() {
    assertFalse(
        new String(
                codec.encode(List.of(PLAIN)).getFirst().toByteArray(), StandardCharsets.ISO_8859_1)
            .contains("directory"));
  }

  @Test
  void whatIsNotSealedIsRefused() {
    assertThrows(PayloadCodecException.class, () -> codec.decode(List.of(PLAIN)));
  }

  @Test
  void aChangedOctetIsRefused() {
    Payload sealed = codec.encode(List.of(PLAIN)).getFirst();
    byte[] octets = sealed.getData().toByteArray();
    octets[octets.length - 1] ^= 1;
    Payload changed = sealed.toBuilder().setData(ByteString.copyFrom(octets)).build();
    assertThrows(PayloadCodecException.class, () -> codec.decode(List.of(changed)));
  }

  @Test
  void anOldKeyStillOpensAfterANewOneIsCurrent() {
    SealedPayloads rotated = codec("new", Map.of("old", OLD, "new", NEW));
    assertEquals(List.of(PLAIN), rotated.decode(codec.encode(List.of(PLAIN))));
    List<Payload> sealedAnew = rotated.encode(List.of(PLAIN));
    assertThrows(PayloadCodecException.class, () -> codec.decode(sealedAnew));
  }

  @Test
  void whatIsTooLongIsRefusedBeforeItIsSent() {
    Payload large = plain("x".repeat(SealedPayloads.LIMIT));
    assertThrows(PayloadCodecException.class, () -> codec.encode(List.of(large)));
  }

  private static SealedPayloads codec(String current, Map<String, SecretKey> keys) {
    return new SealedPayloads(new PayloadKeys(current, keys));
  }

  private static Payload plain(String text) {
    return Payload.newBuilder().setData(ByteString.copyFromUtf8(text)).build();
  }

  private static SecretKey key(int octet) {
    byte[] octets = new byte[32];
    octets[0] = (byte) octet;
    return new SecretKeySpec(octets, "AES");
  }
}
