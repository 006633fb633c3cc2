package io.kedgeline.workflows.settings;

import io.kedgeline.domain.identity.OidcAccount;
import io.kedgeline.workflows.governed.PinnedIssuer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the file in which a worker or a verifier pins the issuer whose sign-ins fill slots: lines
 * {@code issuer ADDRESS}, {@code client ID} and one {@code key THUMBPRINT} (RFC 7638, SHA-256,
 * base64url) for each key; lines that begin with # are passed over. It holds nothing secret, and
 * must be safe from change.
 */
public final class IssuerPin {

  private static final Pattern LINE = Pattern.compile("(issuer|client|key) +(\\S+)");
  private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern CLIENT = Pattern.compile("[\\x21-\\x7E]{1,200}");
  private static final int MOST_KEYS = 200;

  private IssuerPin() {}

  /**
   * The issuer that is pinned there.
   *
   * @throws SettingsFault naming the first line's rule that is broken
   */
  public static PinnedIssuer read(Path file) {
    Map<String, String> names = new LinkedHashMap<>();
    Set<String> keys = new TreeSet<>();
    GuardedFile.open(file)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> take(file, line, names, keys));
    for (String name : List.of("issuer", "client")) {
      require(file, names.containsKey(name), name + ": is missing");
    }
    require(
        file,
        !keys.isEmpty() && keys.size() <= MOST_KEYS,
        "key: must stand 1 to %d times".formatted(MOST_KEYS));
    return PinnedIssuer.of(
        names.getOrDefault("issuer", ""), names.getOrDefault("client", ""), keys);
  }

  private static void take(Path file, String line, Map<String, String> names, Set<String> keys) {
    Matcher halves = LINE.matcher(line.strip());
    require(
        file,
        halves.matches(),
        "every line must be issuer ADDRESS, client ID or key THUMBPRINT, perhaps after #");
    String name = halves.group(1);
    String value = halves.group(2);
    requireValue(file, name, value);
    boolean first = name.equals("key") ? keys.add(value) : names.put(name, value) == null;
    require(file, first, name + ": stands twice");
  }

  private static void requireValue(Path file, String name, String value) {
    switch (name) {
      case "issuer" -> requireIssuer(file, value);
      case "client" ->
          require(
              file,
              CLIENT.matcher(value).matches(),
              "client: must be 1 to 200 printable ASCII characters");
      default ->
          require(
              file,
              THUMBPRINT.matcher(value).matches(),
              "key: must be a SHA-256 thumbprint, 43 characters of base64url");
    }
  }

  private static void requireIssuer(Path file, String value) {
    try {
      OidcAccount.requireIssuer(value);
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(file.toString(), String.valueOf(broken.getMessage()));
    }
  }

  /** The file's text for this issuer; each key with a remark, such as its key id. */
  public static String text(
      String issuer, String client, Collection<Map.Entry<String, String>> keys) {
    StringBuilder text = new StringBuilder("issuer %s\nclient %s\n".formatted(issuer, client));
    keys.forEach(key -> text.append("# %s\nkey %s\n".formatted(key.getValue(), key.getKey())));
    return text.toString();
  }

  private static void require(Path file, boolean holds, String rule) {
    if (!holds) {
      throw new SettingsFault(file.toString(), rule);
    }
  }
}
