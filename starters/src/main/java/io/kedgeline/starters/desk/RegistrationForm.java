package io.kedgeline.starters.desk;

import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.WellFormed;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.Registration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody says of something that is to last, by the keys {@code owner}, {@code custodian},
 * {@code purpose}, {@code domains} and perhaps {@code tags}, as far as it could be read.
 */
record RegistrationForm(
    Optional<PersonId> owner,
    Optional<PersonId> custodian,
    Optional<String> purpose,
    Set<String> domains,
    Map<String, String> tags) {

  private static final int MOST = 20;
  private static final Rule<String> TAG = plain(128);
  private static final Rule<String> VALUE = plain(512);

  static RegistrationForm read(Section form) {
    return new RegistrationForm(
        form.named("owner", PersonId::new),
        form.named("custodian", PersonId::new),
        form.text("purpose", Reason.RULE),
        form.names("domains", MOST, "a domain is named once", name -> name),
        form.optionalTexts("tags", MOST, TAG, VALUE));
  }

  /**
   * The whole of it, once the form has no fault.
   *
   * @throws IllegalArgumentException when the parts do not go together
   */
  Registration build() {
    return new Registration(
        owner.orElseThrow(), custodian.orElseThrow(), purpose.orElseThrow(), domains, tags);
  }

  /**
   * Why this person may not ask for it.
   *
   * @param runbook by which runbook it is made
   * @param one one of it, as a person reads it
   */
  static Optional<String> refusal(
      Optional<? extends Governance> rules, String runbook, String one, Person person) {
    if (rules.isEmpty()) {
      return Optional.of(
          "the rulebook has no rules of %s, so %s cannot be asked for".formatted(runbook, one));
    }
    return rules.get().requesters().stream().anyMatch(person::standsIn)
        ? Optional.empty()
        : Optional.of(
            "%s may not ask for %s: an active member of %s can"
                .formatted(person.id(), one, rules.get().requesters()));
  }

  static Rule<String> plain(int most) {
    return WellFormed.UNICODE.and(text ->
        text.isEmpty() || text.length() > most || text.chars().anyMatch(Character::isISOControl)
            ? Optional.of("must be 1 to %d characters, no control characters".formatted(most))
            : Optional.empty());
  }
}
