package io.kedgeline.twins.aws.authz;

/** Where a policy stands; it decides the grammar (IAM User Guide, "Policies and permissions"). */
public enum PolicyKind {
  IDENTITY("an identity-based policy", "no identity-based policy allows"),
  BOUNDARY("a permissions boundary", "no permissions boundary allows"),
  SESSION("a session policy", "no session policy allows"),
  RESOURCE("a resource-based policy", "no resource-based policy allows"),
  TRUST("the role trust policy", "no role trust policy allows"),
  SERVICE_CONTROL("a service control policy", "no service control policy allows"),
  RESOURCE_CONTROL("a resource control policy", "no resource control policy allows");

  private final String denying;
  private final String lacking;

  PolicyKind(String denying, String lacking) {
    this.denying = denying;
    this.lacking = lacking;
  }

  /** How an error message names a policy of this kind that denies. */
  String denying() {
    return denying;
  }

  /** How an error message says that no policy of this kind allows. */
  String lacking() {
    return lacking;
  }

  boolean namesPrincipals() {
    return this == RESOURCE || this == TRUST || this == RESOURCE_CONTROL;
  }

  /** Organizations takes any character; IAM only those up to U+00FF. */
  boolean isOfOrganization() {
    return this == SERVICE_CONTROL || this == RESOURCE_CONTROL;
  }

  /** {@code Id} belongs to the grammar of resource policies alone. */
  boolean takesId() {
    return namesPrincipals();
  }

  boolean namesResources() {
    return this != TRUST;
  }
}
