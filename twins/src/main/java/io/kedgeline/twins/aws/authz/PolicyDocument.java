package io.kedgeline.twins.aws.authz;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A policy that IAM has taken in. */
public final class PolicyDocument {

  private final PolicyKind kind;
  private final String text;
  private final boolean variables;
  private final List<Statement> statements;

  PolicyDocument(PolicyKind kind, String text, boolean variables, List<Statement> statements) {
    this.kind = kind;
    this.text = text;
    this.variables = variables;
    this.statements = List.copyOf(statements);
  }

  /**
   * Reads a document.
   *
   * @throws MalformedPolicyException when IAM would refuse it
   */
  public static PolicyDocument parse(PolicyKind kind, String text) throws MalformedPolicyException {
    return new PolicyParser(kind, text).parse();
  }

  /** The same statements standing elsewhere; a managed policy may be a boundary too. */
  public PolicyDocument as(PolicyKind place) {
    return new PolicyDocument(place, text, variables, statements);
  }

  /** The ARNs and unique ids of roles, sessions and users that its principals are. */
  public Set<String> principals() {
    return statements.stream()
        .flatMap(statement -> statement.principals().stream())
        .flatMap(pattern -> pattern.aws().stream())
        .filter(name -> !name.matches("\\*|[0-9]{12}|arn:aws:iam::[0-9]{12}:root"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same document, whose principals are compared by these unique ids, not by their ARNs. */
  public PolicyDocument withPrincipals(Map<String, String> ids) {
    return new PolicyDocument(
        kind, text, variables, statements.stream().map(statement -> statement.with(ids)).toList());
  }

  /** The document as it was given. */
  public String text() {
    return text;
  }

  PolicyKind kind() {
    return kind;
  }

  boolean denies(AccessRequest request) {
    return statements.stream().anyMatch(s -> !s.allows() && s.applies(request, variables));
  }

  boolean allows(AccessRequest request) {
    return statements.stream().anyMatch(s -> s.allows() && s.applies(request, variables));
  }

  /** The strongest way in which an Allow of this document names the caller. */
  Optional<PrincipalPattern.Naming> allowsByNaming(AccessRequest request) {
    return statements.stream()
        .filter(s -> s.allows() && s.applies(request, variables))
        .flatMap(s -> s.principals().flatMap(p -> p.names(request.caller())).stream())
        .max(Comparator.naturalOrder());
  }
}
