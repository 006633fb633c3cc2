package io.kedgeline.twins.aws.authz;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Principal element.
 *
 * @param anyone whether it is {@code *}
 * @param aws accounts, and roles, sessions and users by ARN or by unique id
 * @param services service principals
 */
record PrincipalPattern(boolean anyone, List<String> aws, List<String> services) {

  /** By what a policy names a caller; it decides which of the caller's own limits still count. */
  enum Naming {
    ACCOUNT,
    ROLE,
    ANYONE,
    EXACTLY
  }

  /** Whether it names the caller; that {@code *} means services too, no page says. */
  Match test(Caller caller) {
    if (names(caller).isEmpty()) {
      return Match.NO;
    }
    return caller instanceof Caller.Service service && !services.contains(service.name())
        ? Match.UNSURE
        : Match.YES;
  }

  /** The strongest way in which this element names the caller, if it does. */
  Optional<Naming> names(Caller caller) {
    return switch (caller) {
      case Caller.Service service -> services.contains(service.name()) ? exactly() : asAnyone();
      case Caller.Session session ->
          holds(session.arn(), session.id())
              ? exactly()
              : asAnyone().or(() -> role(session)).or(() -> account(session.account()));
      case Caller.User user ->
          holds(user.arn(), user.id()) ? exactly() : asAnyone().or(() -> account(user.account()));
      case Caller.Root root -> asAnyone().or(() -> account(root.account()));
    };
  }

  /** The same with unique ids in place of these ARNs. */
  PrincipalPattern with(Map<String, String> ids) {
    return new PrincipalPattern(
        anyone, aws.stream().map(name -> ids.getOrDefault(name, name)).toList(), services);
  }

  private boolean holds(String arn, String id) {
    return aws.contains(arn) || aws.contains(id);
  }

  private static Optional<Naming> exactly() {
    return Optional.of(Naming.EXACTLY);
  }

  private Optional<Naming> asAnyone() {
    return anyone ? Optional.of(Naming.ANYONE) : Optional.empty();
  }

  private Optional<Naming> role(Caller.Session session) {
    return holds(session.roleArn(), session.roleId()) ? Optional.of(Naming.ROLE) : Optional.empty();
  }

  private Optional<Naming> account(String account) {
    return holds(account, "arn:aws:iam::" + account + ":root")
        ? Optional.of(Naming.ACCOUNT)
        : Optional.empty();
  }
}
