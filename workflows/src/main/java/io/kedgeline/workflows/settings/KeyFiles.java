package io.kedgeline.workflows.settings;

import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.wire.PayloadKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads key files: one key a line, {@code KEY-ID BASE64}; lines that begin with # are passed over.
 * Messages name the file and never what stands in it.
 */
public final class KeyFiles {

  private static final int AES_OCTETS = 32;
  private static final int LIMIT = 64 * 1024;

  private KeyFiles() {}

  /**
   * A private key with its id.
   *
   * @param id which key
   * @param key the key
   */
  public record SigningKey(String id, PrivateKey key) {

    @Override
    public String toString() {
      return "SigningKey[" + id + "]";
    }
  }

  /** Public Ed25519 keys, each as base64 of its SubjectPublicKeyInfo. */
  public static Keyring keyring(Path file) {
    return Keyring.of(
        lines(file).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, e -> Base64.getEncoder().encodeToString(e.getValue()))));
  }

  /** AES-256 keys, the current one first. */
  public static PayloadKeys payloadKeys(Path file) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    lines(file).forEach((id, octets) -> keys.put(id, aes(file, octets)));
    return new PayloadKeys(keys.keySet().iterator().next(), keys);
  }

  /** One AES-256 key. */
  public static SecretKey secretKey(Path file) {
    return aes(file, lines(file).values().iterator().next());
  }

  /** One Ed25519 private key in PKCS#8. */
  public static SigningKey signingKey(Path file) {
    Map.Entry<String, byte[]> line = lines(file).entrySet().iterator().next();
    try {
      return new SigningKey(
          line.getKey(),
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(line.getValue())));
    } catch (GeneralSecurityException noKey) {
      throw new SettingsFault(file.toString(), "must hold an Ed25519 key in PKCS#8");
    }
  }

  private static SecretKey aes(Path file, byte[] octets) {
    if (octets.length != AES_OCTETS) {
      throw new SettingsFault(file.toString(), "must hold AES-256 keys of 32 octets");
    }
    return new SecretKeySpec(octets, "AES");
  }

  private static Map<String, byte[]> lines(Path file) {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    for (String line :
        text(file).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      String[] halves = line.strip().split(" +", 2);
      try {
        if (halves.length != 2 || !halves[0].matches("[A-Za-z0-9._-]{1,100}")) {
          throw new IllegalArgumentException("no key line");
        }
        keys.put(halves[0], Base64.getDecoder().decode(halves[1]));
      } catch (IllegalArgumentException broken) {
        throw new SettingsFault(file.toString(), "every line must be KEY-ID BASE64");
      }
    }
    if (keys.isEmpty()) {
      throw new SettingsFault(file.toString(), "must hold a key: KEY-ID BASE64");
    }
    return keys;
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LIMIT) {
        throw new SettingsFault(file.toString(), "must be at most " + LIMIT + " octets");
      }
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new SettingsFault(file.toString(), "must be a file that can be read");
    }
  }
}
