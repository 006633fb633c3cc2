package io.kedgeline.starters.events;

import io.kedgeline.workflows.settings.GuardedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what EventBridge is known: the API key of its connection (EventBridge User Guide,
 * "Connections"). While it is being exchanged there are two.
 */
public final class EventKeys {

  /** The header that carries the key. */
  public static final String HEADER = "X-Kedgeline-Key";

  /** The setting that names the file with the keys. */
  public static final String SETTING = "aws.events.keys";

  private static final int MOST = 2;
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{32,512}");

  private final List<byte[]> digests;

  private EventKeys(List<byte[]> digests) {
    this.digests = digests;
  }

  /**
   * Believes these keys.
   *
   * @throws IllegalArgumentException when there is none, there are more than two, or one is none;
   *     the message begins with the setting
   */
  public static EventKeys of(List<String> keys) {
    if (keys.isEmpty()
        || keys.size() > MOST
        || keys.stream().anyMatch(key -> !KEY.matcher(key).matches())) {
      throw new IllegalArgumentException(
          SETTING
              + ": must hold one key or two, one in a line, each of 32 to 512 printable characters"
              + " without a space");
    }
    return new EventKeys(keys.stream().map(EventKeys::digest).toList());
  }

  /** The same for the keys in this file, which must be its owner's alone. */
  public static EventKeys read(Path file) {
    return of(
        GuardedFile.secret(file).lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
  }

  /** Whether this is one of them; how long it takes tells nothing of any. */
  public boolean know(Optional<String> given) {
    if (given.isEmpty()) {
      return false;
    }
    byte[] asked = digest(given.get());
    boolean known = false;
    for (byte[] digest : digests) {
      known |= MessageDigest.isEqual(digest, asked);
    }
    return known;
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
