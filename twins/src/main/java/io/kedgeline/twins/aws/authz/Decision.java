package io.kedgeline.twins.aws.authz;

/**
 * What IAM says.
 *
 * @param outcome yes, or which kind of no
 * @param tail the end of the error message, empty when allowed
 */
public record Decision(Outcome outcome, String tail) {

  /** Yes, no because nothing allows it, no because something forbids it. */
  public enum Outcome {
    ALLOW,
    IMPLICIT_DENY,
    EXPLICIT_DENY
  }

  /** Whether the request goes through. */
  public boolean allowed() {
    return outcome == Outcome.ALLOW;
  }

  static Decision allow() {
    return new Decision(Outcome.ALLOW, "");
  }

  static Decision denied(PolicyKind by) {
    return new Decision(Outcome.EXPLICIT_DENY, " with an explicit deny in " + by.denying());
  }

  static Decision lacking(PolicyKind kind, String action) {
    String tail =
        kind == PolicyKind.SERVICE_CONTROL
            ? " with an explicit deny in " + kind.denying()
            : " because " + kind.lacking() + " the " + action + " action";
    return new Decision(Outcome.IMPLICIT_DENY, tail);
  }
}
