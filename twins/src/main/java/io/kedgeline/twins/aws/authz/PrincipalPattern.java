package io.kedgeline.twins.aws.authz;

import java.util.List;
import java.util.Optional;

/**
 * The Principal element.
 *
 * @param anyone whether it is {@code *}
 * @param aws accounts, roles, sessions and users
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

  /** The strongest way in which this element names the caller, if it does. */
  Optional<Naming> names(Caller caller) {
    return switch (caller) {
      case Caller.Service service -> services.contains(service.name()) ? exactly() : asAnyone();
      case Caller.Session session -> {
        if (aws.contains(session.arn())) {
          yield exactly();
        }
        if (anyone) {
          yield asAnyone();
        }
        yield aws.contains(session.roleArn())
            ? Optional.of(Naming.ROLE)
            : account(session.account());
      }
      case Caller.User user ->
          aws.contains(user.arn()) ? exactly() : asAnyone().or(() -> account(user.account()));
      case Caller.Root root -> asAnyone().or(() -> account(root.account()));
    };
  }

  private static Optional<Naming> exactly() {
    return Optional.of(Naming.EXACTLY);
  }

  private Optional<Naming> asAnyone() {
    return anyone ? Optional.of(Naming.ANYONE) : Optional.empty();
  }

  private Optional<Naming> account(String account) {
    return aws.contains(account) || aws.contains("arn:aws:iam::" + account + ":root")
        ? Optional.of(Naming.ACCOUNT)
        : Optional.empty();
  }
}
