package io.kedgeline.starters.desk;

import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.AuthorityEnvironment;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.domain.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody asks of an authority that is to be made, by whichever door it comes: the keys
 * {@code change}, {@code environment}, {@code owner}, {@code custodian}, {@code purpose}, {@code
 * domains}, {@code reason} and perhaps {@code tags}. Told here, so that a slip of the finger does
 * not use up a change.
 */
public final class AuthorityForm {

  private final Optional<PkiSetupRules> rules;

  /** Reads by this rulebook. */
  public AuthorityForm(Rulebook rulebook) {
    this.rules = rulebook.pkiSetup();
  }

  /** The request; nothing where there is a fault, which is noted with the section. */
  public Optional<AuthorityRequest> read(Section form) {
    Optional<ChangeId> change = form.named("change", ChangeId::new);
    Optional<String> environment = form.named("environment", this::environment);
    RegistrationForm registration = RegistrationForm.read(form);
    Optional<String> reason = form.text("reason", Reason.RULE);
    return form.sound()
        ? form.checked(() ->
            new AuthorityRequest(
                change.orElseThrow(),
                environment.orElseThrow(),
                registration.build(),
                reason.orElseThrow()))
        : Optional.empty();
  }

  /** Why this person may not ask; the run decides that too, once a change is used up. */
  public Optional<String> refusal(Person person) {
    return RegistrationForm.refusal(rules, "RB-01", "an authority", person);
  }

  private String environment(String name) {
    List<String> known =
        rules.map(PkiSetupRules::environments).orElse(List.of()).stream()
            .map(AuthorityEnvironment::place)
            .map(place -> place.name())
            .toList();
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          known.stream()
              .collect(
                  Collectors.joining(", ", "environment: must be one of the rulebook's: ", "")));
    }
    return name;
  }
}
