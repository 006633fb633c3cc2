package io.kedgeline.domain.trustpolicy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An ARN or a pattern of ARNs, in its six parts (IAM User Guide, "ARN condition operators": a
 * wildcard stays inside its part, and in the last runs to the end).
 */
record Arn(List<String> parts) {

  private static final int PARTS = 6;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;
  private static final int RESOURCE = 5;
  private static final String ANCHOR = "trust-anchor/";
  private static final Pattern ONE_ANCHOR =
      Pattern.compile(ANCHOR + "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  static Optional<Arn> of(String text) {
    String[] parts = text.split(":", PARTS);
    return parts.length == PARTS && parts[0].equals("arn")
        ? Optional.of(new Arn(List.of(parts)))
        : Optional.empty();
  }

  static boolean matches(String pattern, String text) {
    return of(pattern).flatMap(wanted -> of(text).map(wanted::covers)).orElse(false);
  }

  private boolean covers(Arn other) {
    for (int part = 0; part < PARTS; part++) {
      if (!Glob.matches(parts.get(part), other.parts.get(part))) {
        return false;
      }
    }
    return true;
  }

  /** Whether all that it can match is one trust anchor: an anchor's id is nobody's to choose. */
  boolean isOneAnchor() {
    return parts.get(2).equals("rolesanywhere")
        && ONE_ANCHOR.matcher(parts.get(RESOURCE)).matches();
  }

  /** The account, or the pattern that stands for it. */
  String account() {
    return parts.get(ACCOUNT);
  }

  /** An anchor's ARN that it matches, where there may be one. */
  Optional<String> anAnchor(String region, String account, String id) {
    String resource = parts.get(RESOURCE);
    String kind = Glob.literalPrefix(resource);
    if (!kind.startsWith(ANCHOR) && !ANCHOR.startsWith(kind)) {
      return Optional.empty();
    }
    String filled =
        String.join(
            ":",
            "arn",
            Glob.filled(parts.get(1), "aws"),
            Glob.filled(parts.get(2), "rolesanywhere"),
            Glob.filled(parts.get(REGION), region),
            Glob.filled(parts.get(ACCOUNT), account),
            kind.startsWith(ANCHOR)
                ? ANCHOR + shaped(resource.substring(ANCHOR.length()), id)
                : ANCHOR + id);
    return of(filled).filter(Arn::isOneAnchor).map(arn -> filled);
  }

  /** The pattern of an id with its gaps filled from this id, place for place. */
  private static String shaped(String pattern, String id) {
    StringBuilder shaped = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char next = pattern.charAt(at);
      int place = shaped.length();
      int left = pattern.length() - at - 1;
      if (next == '*') {
        shaped.append(
            id,
            Math.min(place, id.length()),
            Math.max(id.length() - left, Math.min(place, id.length())));
      } else {
        shaped.append(next == '?' && place < id.length() ? id.charAt(place) : next);
      }
    }
    return shaped.toString();
  }
}
