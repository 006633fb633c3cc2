package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody asks of a device that is to be enrolled.
 *
 * @param change the change record that it belongs to
 * @param device the device
 * @param persona as what
 * @param consumer whose device it is
 * @param profile the name of a profile that RB-02 registered, such as {@code sec-readonly}
 * @param environment where that profile is, by the rulebook's name
 * @param reason why, in the requester's words, as {@link Reason} has it
 */
public record EnrollmentRequest(
    ChangeId change,
    DeviceId device,
    Persona persona,
    PersonId consumer,
    String profile,
    String environment,
    String reason)
    implements RunRequest {

  private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9][ A-Za-z0-9_-]{0,254}");

  private static final Pattern ENVIRONMENT = Pattern.compile("[a-z][a-z0-9-]{1,62}");

  public EnrollmentRequest {
    Reason.require(reason);
    if (change.drill()) {
      throw new IllegalArgumentException("change: must not be a drill's");
    }
    if (!PROFILE.matcher(profile).matches()) {
      throw new IllegalArgumentException(
          "profile: must be 1 to 255 characters of A-Z a-z 0-9 space _ - and begin with a letter or digit");
    }
    if (!ENVIRONMENT.matcher(environment).matches()) {
      throw new IllegalArgumentException(
          "environment: must be 2 to 63 characters of a-z 0-9 - and begin with a letter");
    }
  }

  /** Whose device it is. */
  @Override
  public Set<PersonId> concerned() {
    return Set.of(consumer);
  }
}
