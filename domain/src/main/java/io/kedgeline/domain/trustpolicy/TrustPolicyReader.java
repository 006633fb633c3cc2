package io.kedgeline.domain.trustpolicy;

import io.kedgeline.domain.document.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a trust policy from the plain tree that a parser gives. */
public final class TrustPolicyReader {

  private static final Set<String> TOP = Set.of("Version", "Id", "Statement");
  private static final String CURRENT = "2012-10-17";
  private static final String OLD = "2008-10-17";

  private TrustPolicyReader() {}

  /**
   * Reads the tree. What IAM's grammar knows and a trust policy should not hold is read all the
   * same, for the checks to name; what no policy holds is a fault.
   *
   * @param tree maps, lists, texts, numbers and booleans
   * @param length its characters, without whitespace between the tokens
   */
  public static TrustPolicyResult read(Map<String, Object> tree, int length) {
    Faults faults = new Faults();
    Map<String, Object> top = PolicyTree.map(tree, "policy", faults);
    known(top, TOP, "policy", faults);
    String version = PolicyTree.text(top.getOrDefault("Version", OLD)).orElse("");
    if (!version.equals(CURRENT) && !version.equals(OLD)) {
      faults.add("Version", "must be " + CURRENT + " or " + OLD);
    }
    List<Statement> statements = statements(top, faults);
    return faults.count() == 0
        ? new TrustPolicyResult.Valid(new TrustPolicy(version.equals(CURRENT), statements, length))
        : new TrustPolicyResult.Faulty(faults.all());
  }

  private static List<Statement> statements(Map<String, Object> top, Faults faults) {
    List<Statement> statements = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Object element : PolicyTree.each(top.get("Statement"))) {
      StatementReader reader = new StatementReader("Statement[" + statements.size() + "]", faults);
      Statement statement = reader.read(statements.size() + 1, element);
      if (!statement.sid().map(names::add).orElse(true)) {
        faults.add(reader.path() + ".Sid", "is the same as that of another statement");
      }
      statements.add(statement);
    }
    if (statements.isEmpty()) {
      faults.add("Statement", "must hold at least one statement");
    }
    return statements;
  }

  static void known(Map<String, Object> members, Set<String> names, String path, Faults faults) {
    members.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(
            name -> faults.add(path + "." + PolicyTree.safe(name), "is no element of a policy"));
  }
}
