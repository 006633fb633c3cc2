package io.kedgeline.starters.desk;

import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.rulebook.ProfileOnboardingRules;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody asks of a profile that is to be made, by whichever door it comes: the keys {@code
 * change}, {@code profile}, {@code environment}, {@code anchor}, {@code certificate}, {@code
 * owner}, {@code custodian}, {@code purpose}, {@code domains}, {@code reason} and perhaps {@code
 * parameters} and {@code tags}. Told here, so that a slip of the finger does not use up a change.
 */
public final class ProfileForm {

  private static final int MOST = 20;
  private static final Rule<String> PROFILE =
      shape("[a-z][a-z0-9-]{1,62}", "must be 2 to 63 characters of a-z 0-9 -");
  private static final Rule<String> ATTRIBUTE = ProfileForm::attributeBroken;
  private static final Rule<String> PARAMETER =
      shape("[A-Z][A-Z0-9_]{0,62}", "must be a parameter's name, such as EVIDENCE_BUCKET");
  private static final Rule<String> VALUE = RegistrationForm.plain(512);

  private final Optional<ProfileOnboardingRules> rules;
  private final Optional<TrustPolicyRules> trustPolicies;

  /** Reads by this rulebook. */
  public ProfileForm(Rulebook rulebook) {
    this.rules = rulebook.profileOnboarding();
    this.trustPolicies = rulebook.trustPolicies();
  }

  /** The request; nothing where there is a fault, which is noted with the section. */
  public Optional<ProfileRequest> read(Section form) {
    Optional<ChangeId> change = form.named("change", ChangeId::new);
    Optional<String> profile = form.text("profile", PROFILE);
    Optional<Environment> environment = form.named("environment", this::environment);
    Optional<TrustAnchorArn> anchor = form.named("anchor", TrustAnchorArn::new);
    Map<String, String> certificate = form.optionalTexts("certificate", MOST, ATTRIBUTE, VALUE);
    Map<String, String> parameters = form.optionalTexts("parameters", MOST, PARAMETER, VALUE);
    RegistrationForm registration = RegistrationForm.read(form);
    Optional<String> reason = form.text("reason", Reason.RULE);
    if (!form.sound()) {
      return Optional.empty();
    }
    elsewhere(anchor.orElseThrow(), environment.orElseThrow())
        .ifPresent(rule -> form.faults().add(form.at("anchor"), rule));
    unpinned(anchor.orElseThrow(), certificate)
        .ifPresent(rule -> form.faults().add(form.at("certificate"), rule));
    return form.faults().count() > 0
        ? Optional.empty()
        : form.checked(() ->
            new ProfileRequest(
                change.orElseThrow(),
                profile.orElseThrow(),
                environment.orElseThrow().name(),
                anchor.orElseThrow(),
                certificate,
                parameters,
                registration.build(),
                reason.orElseThrow()));
  }

  /** Why this person may not ask; the run decides that too, once a change is used up. */
  public Optional<String> refusal(Person person) {
    return RegistrationForm.refusal(rules, "RB-02", "a profile", person);
  }

  private Environment environment(String name) {
    return rules
        .flatMap(known -> known.environment(name))
        .orElseThrow(() ->
            new IllegalArgumentException(
                rules.map(ProfileOnboardingRules::environments).orElse(List.of()).stream()
                    .map(Environment::name)
                    .collect(
                        Collectors.joining(
                            ", ", "environment: must be one of the rulebook's: ", ""))));
  }

  private static Optional<String> elsewhere(TrustAnchorArn anchor, Environment environment) {
    return anchor.account().equals(environment.account())
            && anchor.region().equals(environment.region())
        ? Optional.empty()
        : Optional.of(
            "must be of the account %s and the Region %s, where %s is"
                .formatted(environment.account(), environment.region(), environment.name()));
  }

  /** Why no trust policy can be made of these, which a run would find out too late. */
  private Optional<String> unpinned(TrustAnchorArn anchor, Map<String, String> certificate) {
    Optional<String> missing =
        trustPolicies.map(TrustPolicyRules::attributes).orElse(List.of()).stream()
            .filter(attribute -> !certificate.containsKey(attribute))
            .findFirst()
            .map("the rulebook asks for %s, so say what it must be"::formatted);
    return missing.or(() -> untagged(anchor, certificate));
  }

  private static Optional<String> untagged(TrustAnchorArn anchor, Map<String, String> certificate) {
    try {
      return new TrustPolicyTemplate(anchor.account(), List.of(anchor), certificate)
              .attributes()
              .isEmpty()
          ? Optional.of("must say at least one attribute of a certificate")
          : Optional.empty();
    } catch (IllegalArgumentException broken) {
      return Optional.of(rule(broken));
    }
  }

  private static Optional<String> attributeBroken(String name) {
    try {
      return TrustPolicyRules.attribute(name).isEmpty()
          ? Optional.of("must not be empty")
          : Optional.empty();
    } catch (IllegalArgumentException broken) {
      return Optional.of(rule(broken));
    }
  }

  private static String rule(IllegalArgumentException broken) {
    String message = String.valueOf(broken.getMessage());
    return message.substring(message.indexOf(": ") + 2);
  }

  private static Rule<String> shape(String pattern, String sentence) {
    Pattern shape = Pattern.compile(pattern);
    return text -> shape.matcher(text).matches() ? Optional.empty() : Optional.of(sentence);
  }
}
