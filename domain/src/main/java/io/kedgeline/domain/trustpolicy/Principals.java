package io.kedgeline.domain.trustpolicy;

import java.util.List;

/**
 * Whom a statement is about.
 *
 * @param negated whether it is about everybody else: NotPrincipal
 * @param services service principals
 * @param others accounts, roles, users, identity providers, {@code *}
 */
record Principals(boolean negated, List<String> services, List<String> others) {

  static final String ROLES_ANYWHERE = "rolesanywhere.amazonaws.com";

  Principals {
    services = List.copyOf(services);
    others = List.copyOf(others);
  }

  /** That {@code *} means services too, or another spelling the same one, no page says. */
  Certainty nameRolesAnywhere() {
    if (negated) {
      return Certainty.UNSURE;
    }
    if (services.contains(ROLES_ANYWHERE)) {
      return Certainty.YES;
    }
    boolean perhaps =
        others.contains("*") || services.stream().anyMatch(ROLES_ANYWHERE::equalsIgnoreCase);
    return perhaps ? Certainty.UNSURE : Certainty.NO;
  }

  boolean nameRolesAnywhereOnly() {
    return !negated
        && others.isEmpty()
        && services.stream().allMatch(service -> service.equals(ROLES_ANYWHERE));
  }
}
