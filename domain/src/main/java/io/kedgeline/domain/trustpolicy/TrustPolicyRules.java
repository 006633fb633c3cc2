package io.kedgeline.domain.trustpolicy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a company's trust policies must be like.
 *
 * @param attributes what of a certificate each Allow must pin, such as {@code x509Subject/OU}
 * @param urnSpaces how the URI of a certificate of the company's begins
 * @param longest how many characters a policy may have, in AWS's way of counting
 * @param classes the kinds of profiles
 */
public record TrustPolicyRules(
    List<String> attributes, List<String> urnSpaces, int longest, List<ProfileClass> classes) {

  /** The attribute whose values are of the company's URN spaces. */
  public static final String URI = "x509SAN/URI";

  /** AWS takes no longer policy, whatever one asks for (IAM User Guide, quotas). */
  public static final int LONGEST = 8_192;

  private static final Pattern ATTRIBUTE =
      Pattern.compile("x509(Subject|Issuer|SAN/Name)/[A-Za-z0-9.]{1,40}|x509SAN/(DNS|URI)");
  private static final Pattern URN_SPACE = Pattern.compile("urn:[a-z0-9:-]{1,60}:");

  public TrustPolicyRules {
    attributes = List.copyOf(attributes);
    urnSpaces = List.copyOf(urnSpaces);
    classes = List.copyOf(classes);
  }

  /** An attribute's name as it must be. */
  public static String attribute(String name) {
    if (!ATTRIBUTE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "attribute: must be x509Subject/TYPE, x509Issuer/TYPE, x509SAN/Name/TYPE, x509SAN/DNS or x509SAN/URI");
    }
    return name;
  }

  /** The beginning of URNs as it must be. */
  public static String urnSpace(String prefix) {
    if (!URN_SPACE.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "urnSpace: must be urn:NAMESPACE: in lower case, and end with a colon");
    }
    return prefix;
  }

  boolean inUrnSpace(String uri) {
    return urnSpaces.stream().anyMatch(uri::startsWith);
  }

  /** The class of a name: of several that fit, the one whose prefix is longest. */
  public Optional<ProfileClass> classOf(String profileName) {
    return classes.stream()
        .filter(c -> profileName.startsWith(c.prefix()))
        .max(Comparator.comparingInt(c -> c.prefix().length()));
  }

  Duration longestSession() {
    return classes.stream()
        .map(ProfileClass::longestSession)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ofHours(12));
  }
}
