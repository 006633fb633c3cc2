package io.kedgeline.starters.cli.policy;

import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.trustpolicy.Presence;
import io.kedgeline.domain.trustpolicy.ProfileSettings;
import io.kedgeline.domain.trustpolicy.RoleSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What somebody says of a role and of a profile that holds it. */
final class RoleOptions {

  /** Whether a setting of AWS is on. */
  enum Switch {
    on,
    off
  }

  private static final String NONE = "none";

  @Option(
      names = "--profile-name",
      paramLabel = "NAME",
      description = "the profile that holds the role")
  private Optional<String> profileName = Optional.empty();

  @Option(
      names = "--profile-session",
      paramLabel = "SPAN",
      description = "the profile's durationSeconds, as an ISO-8601 duration such as PT15M")
  private Optional<Duration> profileSession = Optional.empty();

  @Option(
      names = "--accept-role-session-name",
      paramLabel = "on|off",
      description = "the profile's setting of this name")
  private Optional<Switch> sessionNames = Optional.empty();

  @Option(
      names = "--max-session",
      paramLabel = "SPAN",
      description = "the role's MaxSessionDuration, such as PT1H")
  private Optional<Duration> maximumSession = Optional.empty();

  @Option(
      names = "--boundary",
      paramLabel = "ARN",
      description = "the role's permissions boundary, or " + NONE)
  private Optional<String> boundary = Optional.empty();

  /** Whether anything was said. */
  boolean isSaid() {
    return Stream.of(profileName, profileSession, sessionNames, maximumSession, boundary)
        .anyMatch(Optional::isPresent);
  }

  RoleSettings settings() {
    boolean profile =
        profileName.isPresent() || profileSession.isPresent() || sessionNames.isPresent();
    return new RoleSettings(
        boundary.map(RoleOptions::presence).orElse(Presence.UNKNOWN),
        maximumSession,
        profile
            ? List.of(
                new ProfileSettings(
                    profileName,
                    profileSession,
                    sessionNames
                        .map(chosen -> chosen == Switch.on ? Presence.YES : Presence.NO)
                        .orElse(Presence.UNKNOWN)))
            : List.of());
  }

  private static Presence presence(String said) {
    return said.equals(NONE)
        ? Presence.NO
        : Optional.of(new PolicyArn(said)).map(arn -> Presence.YES).orElseThrow();
  }
}
