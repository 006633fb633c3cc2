package io.kedgeline.starters.desk;

import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.AuthorityEnvironment;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.rulebook.ExternalEnvironment;
import io.kedgeline.domain.rulebook.ExternalRules;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.domain.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody asks of an authority that is to be made, by whichever door it comes: the keys
 * {@code change}, {@code environment}, {@code owner}, {@code custodian}, {@code purpose}, {@code
 * domains}, {@code reason} and perhaps {@code tags} and {@code external}. Told here, so that a slip
 * of the finger does not use up a change.
 */
public final class AuthorityForm {

  private final Optional<PkiSetupRules> rules;

  /** Reads by this rulebook. */
  public AuthorityForm(Rulebook rulebook) {
    this.rules = rulebook.pkiSetup();
  }

  /**
   * What was read.
   *
   * @param request the request
   * @param documents the documents in DER that it names by their digests
   */
  public record Read(RunRequest request, List<byte[]> documents) {

    public Read {
      documents = List.copyOf(documents);
    }
  }

  /** The request; nothing where there is a fault, which is noted with the section. */
  public Optional<Read> read(Section form) {
    Optional<Section> outside = form.optionalSection("external");
    Optional<ChangeId> change = form.named("change", ChangeId::new);
    Optional<String> environment =
        form.named("environment", name -> environment(name, outside.isPresent()));
    RegistrationForm registration = RegistrationForm.read(form);
    Optional<String> reason = form.text("reason", Reason.RULE);
    Optional<ExternalForm> external = outside.flatMap(ExternalForm::read);
    return form.sound()
        ? form.checked(() ->
            external
                .map(read ->
                    new Read(
                        new ExternalRequest(
                            change.orElseThrow(),
                            environment.orElseThrow(),
                            registration.build(),
                            read.papers(),
                            reason.orElseThrow()),
                        read.documents()))
                .orElseGet(() ->
                    new Read(
                        new AuthorityRequest(
                            change.orElseThrow(),
                            environment.orElseThrow(),
                            registration.build(),
                            reason.orElseThrow()),
                        List.of())))
        : Optional.empty();
  }

  /** Why this person may not ask; the run decides that too, once a change is used up. */
  public Optional<String> refusal(Person person) {
    return RegistrationForm.refusal(rules, "RB-01", "an authority", person);
  }

  private String environment(String name, boolean outside) {
    List<String> known =
        rules.map(rule -> outside ? outsideAws(rule) : ofAws(rule)).orElse(List.of()).stream()
            .map(Environment::name)
            .toList();
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          known.stream()
              .collect(
                  Collectors.joining(
                      ", ",
                      outside
                          ? "environment: must be one of the rulebook's for authorities outside AWS: "
                          : "environment: must be one of the rulebook's: ",
                      "")));
    }
    return name;
  }

  private static List<Environment> ofAws(PkiSetupRules rules) {
    return rules.environments().stream().map(AuthorityEnvironment::place).toList();
  }

  private static List<Environment> outsideAws(PkiSetupRules rules) {
    return rules.external().map(ExternalRules::environments).orElse(List.of()).stream()
        .map(ExternalEnvironment::place)
        .toList();
  }
}
