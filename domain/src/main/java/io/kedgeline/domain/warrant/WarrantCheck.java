package io.kedgeline.domain.warrant;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A named check between a warrant and an act that opens.
 *
 * @param refusal what a failure is called
 * @param fails whether the case fails this check
 */
record WarrantCheck<C>(WarrantRefusal refusal, Predicate<C> fails) {

  /** The first of these checks that this case fails. */
  static <C> Optional<WarrantRefusal> first(List<WarrantCheck<C>> checks, C judged) {
    return checks.stream()
        .filter(check -> check.fails().test(judged))
        .map(WarrantCheck::refusal)
        .findFirst();
  }
}
