package io.kedgeline.domain.trustpolicy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One statement.
 *
 * @param number its place, from 1
 * @param sid its name, if it has one: letters and digits
 * @param allows whether it allows or denies
 * @param principals whom it is about
 * @param actions what it is about
 * @param conditions all of which must hold
 * @param ofResources whether it names resources, which a trust policy does not
 */
record Statement(
    int number,
    Optional<String> sid,
    boolean allows,
    Principals principals,
    Actions actions,
    List<Condition> conditions,
    boolean ofResources) {

  Statement {
    conditions = List.copyOf(conditions);
  }

  /** As people find it. */
  String title() {
    return "statement " + number + sid.map(name -> " (" + name + ")").orElse("");
  }

  /** Whether one operator has the same key twice: no page says whether both count. */
  boolean repeatsAKey() {
    return conditions.stream()
            .map(condition -> condition.operator().name() + " " + condition.key().lower())
            .distinct()
            .count()
        < conditions.size();
  }

  /** Whether it is about Roles Anywhere and this action, whatever its conditions say. */
  Certainty about(StsAction action) {
    return principals
        .nameRolesAnywhere()
        .and(actions.cover(action))
        .and(ofResources ? Certainty.UNSURE : Certainty.YES);
  }

  /** Whether it may let Roles Anywhere do anything of what it must. */
  boolean mayLetIn() {
    return allows && Arrays.stream(StsAction.values()).anyMatch(a -> about(a) != Certainty.NO);
  }

  /**
   * What an Allow would have to require to do the same as this Deny, where that is plain: it denies
   * Roles Anywhere one of the three actions whenever one key has none of the listed values.
   */
  Optional<Condition> plainlyRequires() {
    boolean plain =
        !allows
            && conditions.size() == 1
            && Arrays.stream(StsAction.values()).anyMatch(a -> about(a) == Certainty.YES);
    return plain
        ? Optional.of(conditions.getFirst())
            .filter(condition -> condition.operator().negated())
            .filter(condition -> condition.operator().quantifier() == Operator.Quantifier.ONE)
            .map(condition ->
                new Condition(condition.operator().positive(), condition.key(), condition.values()))
        : Optional.empty();
  }
}
