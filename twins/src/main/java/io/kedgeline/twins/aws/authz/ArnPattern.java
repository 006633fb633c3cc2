package io.kedgeline.twins.aws.authz;

import java.util.List;
import java.util.Set;

/** Compares ARNs part by part: a wildcard stays inside its part, but the sixth runs to the end. */
final class ArnPattern {

  private static final int PARTS = 6;
  private static final int SERVICE = 2;
  private static final Set<String> TYPED_SERVICES = Set.of("iam", "rolesanywhere", "sts");

  private ArnPattern() {}

  /**
   * As a Resource element compares: one {@code *} is everything. A part that is given and differs
   * settles it; what AWS then makes of missing parts, or of a wildcard in the service or the type,
   * which it calls "not allowed", no page says.
   */
  static Match resource(Glob pattern, String resource) {
    if (pattern.isOneStar() || pattern.text().equals(resource)) {
      return Match.YES;
    }
    List<Glob> parts = pattern.splitAtColons(PARTS);
    if (!matches(parts, resource)) {
      return Match.NO;
    }
    return parts.size() < PARTS || !parts.get(SERVICE).plain() || wildcardInType(parts)
        ? Match.UNSURE
        : Match.YES;
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
    for (int i = 0; i < pattern.size(); i++) {
      if (!pattern.get(i).matches(parts[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean wildcardInType(List<Glob> parts) {
    return TYPED_SERVICES.contains(parts.get(SERVICE).text())
        && !parts.getLast().until('/').plain();
  }
}
