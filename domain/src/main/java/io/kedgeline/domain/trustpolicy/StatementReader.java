package io.kedgeline.domain.trustpolicy;

import io.kedgeline.domain.document.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one statement.
 *
 * @param path where it stands
 * @param faults where faults are gathered
 */
record StatementReader(String path, Faults faults) {

  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");
  private static final Set<String> PRINCIPALS =
      Set.of("Service", "AWS", "Federated", "CanonicalUser");

  Statement read(int number, Object value) {
    Map<String, Object> members = PolicyTree.map(value, path, faults);
    TrustPolicyReader.known(members, ELEMENTS, path, faults);
    String effect = PolicyTree.text(members.get("Effect")).orElse("");
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      faults.add(path + ".Effect", "must be Allow or Deny");
    }
    return new Statement(
        number,
        sid(members),
        effect.equals("Allow"),
        principals(members),
        actions(members),
        conditions(members),
        members.containsKey("Resource") || members.containsKey("NotResource"));
  }

  private Optional<String> sid(Map<String, Object> members) {
    if (!members.containsKey("Sid")) {
      return Optional.empty();
    }
    Optional<String> sid =
        PolicyTree.text(members.get("Sid")).filter(name -> name.matches("[A-Za-z0-9]{0,128}"));
    if (sid.isEmpty()) {
      faults.add(path + ".Sid", "must be at most 128 letters and digits");
    }
    return sid.filter(name -> !name.isEmpty());
  }

  private Principals principals(Map<String, Object> members) {
    boolean negated = oneOf(members, "Principal", "NotPrincipal");
    String place = path + (negated ? ".NotPrincipal" : ".Principal");
    Object value = members.get(negated ? "NotPrincipal" : "Principal");
    if (PolicyTree.text(value).filter("*"::equals).isPresent()) {
      return new Principals(negated, List.of(), List.of("*"));
    }
    Map<String, Object> kinds = PolicyTree.map(value, place, faults);
    TrustPolicyReader.known(kinds, PRINCIPALS, place, faults);
    List<String> others = new ArrayList<>();
    List<String> services = new ArrayList<>();
    kinds.forEach((kind, names) ->
        (kind.equals("Service") ? services : others)
            .addAll(PolicyTree.texts(names, place + "." + PolicyTree.safe(kind), faults)));
    if (kinds.isEmpty()) {
      faults.add(place, "must name somebody");
    }
    return new Principals(negated, services, others);
  }

  private Actions actions(Map<String, Object> members) {
    boolean negated = oneOf(members, "Action", "NotAction");
    String name = negated ? "NotAction" : "Action";
    return new Actions(negated, PolicyTree.texts(members.get(name), path + "." + name, faults));
  }

  /** Whether it is the second of the two, of which there must be one. */
  private boolean oneOf(Map<String, Object> members, String one, String other) {
    if (members.containsKey(one) == members.containsKey(other)) {
      faults.add(path, "must have " + one + ", and only one such element");
    }
    return members.containsKey(other) && !members.containsKey(one);
  }

  private List<Condition> conditions(Map<String, Object> members) {
    List<Condition> conditions = new ArrayList<>();
    if (members.containsKey("Condition")) {
      String place = path + ".Condition";
      PolicyTree.map(members.get("Condition"), place, faults)
          .forEach((name, keys) -> {
            String operator = place + "." + PolicyTree.safe(name);
            PolicyTree.map(keys, operator, faults)
                .forEach((key, values) ->
                    conditions.add(
                        new Condition(
                            Operator.named(name),
                            new ConditionKey(key),
                            PolicyTree.texts(
                                values, operator + "." + PolicyTree.safe(key), faults))));
          });
    }
    return conditions;
  }
}
