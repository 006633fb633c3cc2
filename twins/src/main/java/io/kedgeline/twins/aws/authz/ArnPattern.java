package io.kedgeline.twins.aws.authz;

import java.util.List;
import java.util.Set;

/** Compares ARNs part by part: a wildcard stays inside its part, but the sixth runs to the end. */
final class ArnPattern {

  private static final int PARTS = 6;
  private static final Set<String> TYPED_SERVICES = Set.of("iam", "rolesanywhere", "sts");

  private ArnPattern() {}

  /** As a Resource element compares: one {@code *} is everything. */
  static Match resource(Glob pattern, String resource) {
    if (pattern.isOneStar() || pattern.text().equals(resource)) {
      return Match.YES;
    }
    List<Glob> parts = pattern.splitAtColons(PARTS);
    if (parts.size() < PARTS || wildcardInType(parts)) {
      return Match.UNSURE;
    }
    return Match.of(matches(parts, resource));
  }

  /** As the Arn operators compare: a value that is no ARN matches nothing. */
  static Match condition(Glob pattern, String value) {
    List<Glob> parts = pattern.splitAtColons(PARTS);
    if (pattern.isOneStar()) {
      return Match.UNSURE;
    }
    return Match.of(parts.size() == PARTS && matches(parts, value));
  }

  private static boolean matches(List<Glob> pattern, String arn) {
    String[] parts = arn.split(":", PARTS);
    if (parts.length < PARTS || !parts[0].equals("arn")) {
      return false;
    }
    for (int i = 0; i < PARTS; i++) {
      if (!pattern.get(i).matches(parts[i])) {
        return false;
      }
    }
    return true;
  }

  /** AWS calls a wildcard in the type "not allowed" and does not say what it then does. */
  private static boolean wildcardInType(List<Glob> parts) {
    if (!TYPED_SERVICES.contains(parts.get(2).text())) {
      return false;
    }
    String resource = parts.getLast().text();
    int slash = resource.indexOf('/');
    return slash > 0 && resource.substring(0, slash).matches(".*[*?].*");
  }
}
