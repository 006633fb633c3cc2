package io.kedgeline.twins.aws.authz;

import static io.kedgeline.twins.aws.authz.PolicyParser.SYNTAX;
import static io.kedgeline.twins.aws.authz.PolicyParser.members;
import static io.kedgeline.twins.aws.authz.PolicyParser.names;
import static io.kedgeline.twins.aws.authz.PolicyParser.require;
import static io.kedgeline.twins.aws.authz.PolicyParser.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one statement. */
final class StatementParser {

  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private final PolicyKind kind;
  private final JsonNode node;

  StatementParser(PolicyKind kind, JsonNode node) {
    this.kind = kind;
    this.node = node;
  }

  Statement parse() throws MalformedPolicyException {
    require(node.isObject() && ELEMENTS.containsAll(names(node)), SYNTAX);
    String effect = node.path("Effect").asText("");
    require(effect.equals("Allow") || effect.equals("Deny"), SYNTAX);
    require(kind != PolicyKind.RESOURCE_CONTROL || denies(effect), SYNTAX);
    require(!(node.has("Action") && node.has("NotAction")), SYNTAX);
    require(!(node.has("Resource") && node.has("NotResource")), SYNTAX);
    return new Statement(
        effect.equals("Allow"),
        PrincipalParser.parse(kind, node.path("Principal")),
        actions(),
        resources(),
        conditions());
  }

  /** A resource control policy only denies, and names the actions of services. */
  private boolean denies(String effect) throws MalformedPolicyException {
    return effect.equals("Deny")
        && !node.has("NotAction")
        && !texts(node.path("Action")).contains("*");
  }

  private ActionPattern actions() throws MalformedPolicyException {
    boolean not = node.has("NotAction");
    List<String> patterns = texts(node.path(not ? "NotAction" : "Action"));
    require(!patterns.isEmpty(), "Policy statement must contain actions.");
    for (String pattern : patterns) {
      String[] halves = pattern.split(":", -1);
      require(
          pattern.equals("*") || halves.length > 1,
          "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
      require(halves.length <= 2, "Actions/Condition can contain only one colon.");
      require(
          pattern.equals("*") || halves[0].matches("[A-Za-z0-9-]+"),
          "Vendor " + halves[0] + " is not valid");
      require(
          kind != PolicyKind.TRUST || halves[0].equalsIgnoreCase("sts"),
          "AssumeRole policy may only specify STS AssumeRole actions.");
    }
    return new ActionPattern(patterns, not);
  }

  private ResourcePattern resources() throws MalformedPolicyException {
    boolean not = node.has("NotResource");
    List<String> patterns = texts(node.path(not ? "NotResource" : "Resource"));
    if (!kind.namesResources()) {
      require(patterns.isEmpty(), "Has prohibited field Resource.");
      return ResourcePattern.everything();
    }
    require(!patterns.isEmpty(), "Policy statement must contain resources.");
    for (String pattern : patterns) {
      require(
          pattern.equals("*") || pattern.startsWith("arn:"),
          "Resource " + pattern + " must be in ARN format or \"*\".");
    }
    return new ResourcePattern(patterns, not);
  }

  private List<Condition> conditions() throws MalformedPolicyException {
    List<Condition> conditions = new ArrayList<>();
    JsonNode block = node.path("Condition");
    require(block.isMissingNode() || block.isObject(), SYNTAX);
    for (Map.Entry<String, JsonNode> operator : members(block)) {
      require(operator.getValue().isObject(), SYNTAX);
      Optional<Operator> known = Operator.named(operator.getKey());
      require(known.isPresent() || operator.getValue().isEmpty(), SYNTAX);
      for (Map.Entry<String, JsonNode> key : members(operator.getValue())) {
        conditions.add(condition(known.orElseThrow(), key.getKey(), texts(key.getValue())));
      }
    }
    return conditions;
  }

  private static Condition condition(Operator operator, String key, List<String> values)
      throws MalformedPolicyException {
    require(
        key.contains(":"),
        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
    require(
        values.stream()
            .allMatch(value -> operator.family().map(f -> f.accepts(value)).orElse(true)),
        "The policy failed legacy parsing");
    return new Condition(operator, key, values);
  }
}
