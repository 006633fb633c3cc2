package io.kedgeline.workflows.settings;

import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.wire.PayloadKeys;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads key files: one key a line, {@code KEY-ID BASE64}; lines that begin with # are passed over.
 * An id that stands twice is a fault. Files with private keys are read as {@link
 * GuardedFile#secret}; public ones need only be safe from change. Messages name the file and the
 * key's id, never the key.
 */
public final class KeyFiles {

  private static final int AES_OCTETS = 32;
  private static final Pattern LINE = Pattern.compile("([A-Za-z0-9._-]{1,100}) +(\\S+)");

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

  /** Public Ed25519 keys, each as base64 of its SubjectPublicKeyInfo (RFC 8410 §4). */
  public static Keyring keyring(Path file) {
    Map<String, String> keys = new LinkedHashMap<>();
    lines(file, GuardedFile.open(file))
        .forEach((id, octets) -> {
          requirePublicKey(file, id, octets);
          keys.put(id, Base64.getEncoder().encodeToString(octets));
        });
    return Keyring.of(keys);
  }

  private static void requirePublicKey(Path file, String id, byte[] octets) {
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(octets));
      if (Arrays.equals(key.getEncoded(), octets)) {
        return;
      }
    } catch (GeneralSecurityException noKey) {
      throw noPublicKey(file, id);
    }
    throw noPublicKey(file, id);
  }

  private static SettingsFault noPublicKey(Path file, String id) {
    return new SettingsFault(
        file.toString(), id + ": must be an Ed25519 public key as SubjectPublicKeyInfo");
  }

  /** AES-256 keys, the current one first. */
  public static PayloadKeys payloadKeys(Path file) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    secrets(file).forEach((id, octets) -> keys.put(id, aes(file, octets)));
    return new PayloadKeys(keys.keySet().iterator().next(), keys);
  }

  /** One AES-256 key. */
  public static SecretKey secretKey(Path file) {
    return aes(file, secrets(file).values().iterator().next());
  }

  /** One Ed25519 private key in PKCS#8. */
  public static SigningKey signingKey(Path file) {
    Map.Entry<String, byte[]> line = secrets(file).entrySet().iterator().next();
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

  private static Map<String, byte[]> secrets(Path file) {
    return lines(file, GuardedFile.secret(file));
  }

  private static Map<String, byte[]> lines(Path file, String text) {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      Matcher halves = LINE.matcher(line.strip());
      if (!halves.matches()) {
        throw noLine(file);
      }
      if (keys.put(halves.group(1), octets(file, halves.group(2))) != null) {
        throw new SettingsFault(
            file.toString(), halves.group(1) + ": stands twice; every key has an id of its own");
      }
    }
    if (keys.isEmpty()) {
      throw new SettingsFault(file.toString(), "must hold a key: KEY-ID BASE64");
    }
    return keys;
  }

  private static byte[] octets(Path file, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException broken) {
      throw noLine(file);
    }
  }

  private static SettingsFault noLine(Path file) {
    return new SettingsFault(file.toString(), "every line must be KEY-ID BASE64");
  }
}
