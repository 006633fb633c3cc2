package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who asked for the more time that a window was given, by the word of the workers that gave it: a
 * run that kept it to itself would let them review what they asked for.
 */
public final class MoreTimeGiven {

  /** Under which name an intent says it. */
  public static final String ASKED_BY = "askedBy";

  private MoreTimeGiven() {}

  /** Everybody whose wish for more time a worker set out to fulfil in this run. */
  public static Set<PersonId> askers(Collection<Fact> journal) {
    return journal.stream()
        .filter(fact -> fact.kind() == FactKind.INTENT)
        .flatMap(fact -> Optional.ofNullable(fact.detail().get(ASKED_BY)).stream())
        .map(PersonId::new)
        .collect(Collectors.toSet());
  }
}
