package io.kedgeline.starters.desk;

import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.WellFormed;
import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.rulebook.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody asks of a window, by whichever door it comes: the keys {@code change}, {@code
 * profile}, {@code holder}, {@code certificate}, {@code length}, {@code reason} and perhaps {@code
 * start}. Told here, so that a slip of the finger does not use up a change.
 */
public final class WindowForm {

  private static final Rule<String> START = WellFormed.UNICODE.and(WindowForm::startBroken);

  private final Rulebook rulebook;
  private final BreakGlassRules rules;

  /** Reads by this rulebook. */
  public WindowForm(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.rules = rulebook.breakGlass();
  }

  /** The request; nothing where there is a fault, which is noted with the section. */
  public Optional<WindowRequest> read(Section form) {
    Optional<ChangeId> change = form.named("change", ChangeId::new);
    Optional<ProfileArn> profile = form.named("profile", this::profile);
    Optional<PersonId> holder = form.named("holder", PersonId::new);
    Optional<SourceIdentity> certificate = form.named("certificate", SourceIdentity::new);
    Optional<Duration> length = form.duration("length", this::lengthBroken);
    Optional<String> reason = form.text("reason", Reason.RULE);
    Optional<Instant> start = form.optionalText("start", START).map(Instant::parse);
    return form.sound()
        ? form.checked(() ->
            new WindowRequest(
                change.orElseThrow(),
                profile.orElseThrow(),
                holder.orElseThrow(),
                certificate.orElseThrow(),
                length.orElseThrow(),
                reason.orElseThrow(),
                start))
        : Optional.empty();
  }

  /** Why this person may not ask; the run decides that too, once a change is used up. */
  public Optional<String> refusal(Person person) {
    Set<GroupName> requesters = rules.requesters();
    return requesters.stream().anyMatch(person::standsIn)
        ? Optional.empty()
        : Optional.of(
            "%s may not ask for a window: an active member of %s can"
                .formatted(person.id(), requesters));
  }

  private static Optional<String> startBroken(String text) {
    try {
      return WindowRequest.START.broken(Instant.parse(text));
    } catch (DateTimeParseException broken) {
      return Optional.of("must be an instant such as 2026-11-25T22:00:00Z");
    }
  }

  private Optional<String> lengthBroken(Duration length) {
    Duration least = rules.minimumWindow();
    Duration most = rules.maximumWindow();
    return length.compareTo(least) < 0 || length.compareTo(most) > 0
        ? Optional.of("must be %s to %s".formatted(least, most))
        : Optional.empty();
  }

  /**
   * People name profiles as the rulebook does, or by ARN. One that it does not govern could never
   * be opened, and asking for it would use up a change.
   */
  private ProfileArn profile(String text) {
    return rulebook.windowProfiles().stream()
        .filter(known -> known.name().equals(text) || known.profile().value().equals(text))
        .findFirst()
        .map(BreakGlassProfile::profile)
        .orElseThrow(() ->
            new IllegalArgumentException(
                rulebook.windowProfiles().stream()
                    .map(BreakGlassProfile::name)
                    .collect(
                        Collectors.joining(
                            ", ",
                            "profile: must be one of the rulebook's, by its name or its ARN: ",
                            ""))));
  }
}
