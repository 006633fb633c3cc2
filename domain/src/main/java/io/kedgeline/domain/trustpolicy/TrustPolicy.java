package io.kedgeline.domain.trustpolicy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A role's trust policy. Made by {@link TrustPolicyReader}.
 *
 * @param variables whether its version knows policy variables
 * @param statements at least one, in its order
 * @param length its characters without whitespace between JSON's tokens, as AWS counts them
 */
public record TrustPolicy(boolean variables, List<Statement> statements, int length) {

  public TrustPolicy {
    statements = List.copyOf(statements);
  }

  /** The statements that may let Roles Anywhere in. */
  List<Statement> lettingIn() {
    return statements.stream().filter(Statement::mayLetIn).toList();
  }

  /** What must hold for this statement to let anybody in, with what a Deny plainly adds to it. */
  List<Condition> requirements(Statement statement) {
    return Stream.concat(
            statement.conditions().stream(),
            statements.stream().map(Statement::plainlyRequires).flatMap(Optional::stream))
        .toList();
  }
}
