package io.kedgeline.domain.governed;

import io.kedgeline.domain.governed.Finding.Code;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A named check that a request passes before it is put to the vote.
 *
 * @param code what a failure is called
 * @param sentence what is wrong, or nothing when the check holds
 * @param <D> the plan that may become one, and what it was drawn up on
 */
public record PlanCheck<D>(Code code, Function<D, Optional<String>> sentence) {

  /** A check that says this of what fails it. */
  public static <D> PlanCheck<D> of(Code code, Predicate<D> fails, Function<D, String> sentence) {
    return new PlanCheck<>(
        code, drawn -> fails.test(drawn) ? Optional.of(sentence.apply(drawn)) : Optional.empty());
  }

  /** Everything that these checks find, in their order: the requester hears it all at once. */
  public static <D> Stream<Finding> findings(List<PlanCheck<D>> checks, D drawn) {
    return checks.stream()
        .flatMap(check ->
            check.sentence().apply(drawn).map(text -> new Finding(check.code(), text)).stream());
  }
}
