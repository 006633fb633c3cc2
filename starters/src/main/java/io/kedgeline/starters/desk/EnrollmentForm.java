package io.kedgeline.starters.desk;

import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.EnrollmentRules;
import io.kedgeline.domain.enrollment.PersonaRules;
import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ConsumerEnrollmentRules;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.rulebook.ProfileOnboardingRules;
import io.kedgeline.domain.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody asks of a device that is to be enrolled, by whichever door it comes: the keys
 * {@code change}, {@code device}, {@code persona}, {@code consumer}, {@code profile}, {@code
 * environment} and {@code reason}. Told here, so that a slip of the finger does not use up a
 * change.
 */
public final class EnrollmentForm {

  private static final int LONGEST_NAME = 255;
  private static final Rule<String> NAME =
      text ->
          text.isBlank() || text.length() > LONGEST_NAME
              ? Optional.of("must be 1 to %d characters".formatted(LONGEST_NAME))
              : Optional.empty();

  private final Optional<ConsumerEnrollmentRules> rules;
  private final List<PersonaRules> personas;
  private final List<String> environments;

  /** Reads by this rulebook. */
  public EnrollmentForm(Rulebook rulebook) {
    this.rules = rulebook.consumerEnrollment();
    this.personas = rulebook.enrollment().map(EnrollmentRules::personas).orElse(List.of());
    this.environments =
        rulebook
            .profileOnboarding()
            .map(ProfileOnboardingRules::environments)
            .orElse(List.of())
            .stream()
            .map(Environment::name)
            .toList();
  }

  /** The request; nothing where there is a fault, which is noted with the section. */
  public Optional<EnrollmentRequest> read(Section form) {
    Optional<ChangeId> change = form.named("change", ChangeId::new);
    Optional<DeviceId> device = form.named("device", DeviceId::new);
    Optional<PersonaRules> persona = form.named("persona", this::persona);
    Optional<PersonId> consumer = form.named("consumer", PersonId::new);
    Optional<String> profile = form.text("profile", NAME);
    Optional<String> environment = form.named("environment", this::environment);
    Optional<String> reason = form.text("reason", Reason.RULE);
    if (!form.sound()) {
      return Optional.empty();
    }
    unfit(persona.orElseThrow(), profile.orElseThrow())
        .ifPresent(rule -> form.faults().add(form.at("profile"), rule));
    return form.faults().count() > 0
        ? Optional.empty()
        : form.checked(() ->
            new EnrollmentRequest(
                change.orElseThrow(),
                device.orElseThrow(),
                persona.orElseThrow().name(),
                consumer.orElseThrow(),
                profile.orElseThrow(),
                environment.orElseThrow(),
                reason.orElseThrow()));
  }

  /** Why this person may not ask; the run decides that too, once a change is used up. */
  public Optional<String> refusal(Person person) {
    if (rules.isEmpty()) {
      return Optional.of("the rulebook has no rules of RB-03, so no device can be enrolled");
    }
    return rules.get().requesters().stream().anyMatch(person::standsIn)
        ? Optional.empty()
        : Optional.of(
            "%s may not ask for an enrollment: an active member of %s can"
                .formatted(person.id(), rules.get().requesters()));
  }

  private PersonaRules persona(String name) {
    return personas.stream()
        .filter(known -> known.name().value().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                personas.stream()
                    .map(known -> known.name().value())
                    .collect(
                        Collectors.joining(", ", "persona: must be one of the rulebook's: ", ""))));
  }

  private String environment(String name) {
    if (!environments.contains(name)) {
      throw new IllegalArgumentException(
          "environment: must be one of the rulebook's: " + String.join(", ", environments));
    }
    return name;
  }

  private static Optional<String> unfit(PersonaRules persona, String profile) {
    return persona.profiles().contains(profile)
        ? Optional.empty()
        : Optional.of(
            "must be one that %s may have: %s"
                .formatted(persona.name(), String.join(", ", persona.profiles())));
  }
}
