package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a one-time token, by which one device can be enrolled once.
 *
 * @param hash the SHA-256 of its secret
 * @param run the only run that enrols by it
 * @param device the only device that can use it
 * @param persona as what that device is enrolled
 * @param profile the name of the profile that it is enrolled for
 * @param issuedBy who had it made
 * @param issuedAt when
 * @param expiresAt when it can be used no more; at most an hour later
 */
public record BootstrapToken(
    Digest hash,
    RunId run,
    DeviceId device,
    Persona persona,
    String profile,
    PersonId issuedBy,
    Instant issuedAt,
    Instant expiresAt) {

  /** How long a token can be used at most, whatever a rulebook says. */
  public static final Duration LONGEST_LIFETIME = Duration.ofHours(1);

  private static final int LONGEST_PROFILE = 255;

  public BootstrapToken {
    if (!expiresAt.isAfter(issuedAt) || expiresAt.isAfter(issuedAt.plus(LONGEST_LIFETIME))) {
      throw new IllegalArgumentException("expiresAt: must be at most an hour after issuedAt");
    }
    if (profile.isEmpty() || profile.length() > LONGEST_PROFILE) {
      throw new IllegalArgumentException("profile: must be 1 to 255 characters");
    }
  }

  /**
   * The token of this secret.
   *
   * @param run the run that enrols the device
   * @param now from when on its lifetime counts
   * @param rules how long that is
   */
  public static BootstrapToken issue(
      BootstrapSecret secret,
      RunId run,
      DeviceId device,
      Persona persona,
      String profile,
      PersonId issuedBy,
      Instant now,
      EnrollmentRules rules) {
    return new BootstrapToken(
        secret.digest(),
        run,
        device,
        persona,
        profile,
        issuedBy,
        now,
        now.plus(rules.tokenLifetime()));
  }

  /**
   * Why it cannot be used; nothing when it can.
   *
   * @param shown what is shown
   * @param asking the run that is to enrol the device
   * @param used whether it has been used before
   * @param now when it is shown
   */
  public Optional<TokenRefusal> refusal(TokenShown shown, RunId asking, boolean used, Instant now) {
    if (!hash.matches(shown.secret().digest())) {
      return Optional.of(TokenRefusal.UNKNOWN);
    }
    if (!run.equals(asking)) {
      return Optional.of(TokenRefusal.OTHER_RUN);
    }
    if (!device.equals(shown.device())) {
      return Optional.of(TokenRefusal.OTHER_DEVICE);
    }
    if (!persona.equals(shown.persona())) {
      return Optional.of(TokenRefusal.OTHER_PERSONA);
    }
    if (used) {
      return Optional.of(TokenRefusal.USED);
    }
    return now.isBefore(expiresAt) ? Optional.empty() : Optional.of(TokenRefusal.EXPIRED);
  }
}
