package io.kedgeline.domain.trustpolicy;

import java.time.Duration;
import java.util.stream.Stream;

/** The checks that look at the role and at the profiles that hold it. */
final class SettingsChecks {

  private SettingsChecks() {}

  static Stream<TrustFinding> names(TrustCase judged) {
    return judged.role().profiles().stream()
        .filter(profile ->
            profile.name().filter(name -> judged.rules().classOf(name).isEmpty()).isPresent())
        .map(profile ->
            TrustFinding.of(
                TrustCode.NAME_OF_NO_CLASS,
                Severity.FAULT,
                profile.title() + " is named as no class of the rulebook is"));
  }

  static Stream<TrustFinding> sessions(TrustCase judged) {
    Stream<String> ofProfiles =
        judged.role().profiles().stream()
            .filter(profile ->
                profile
                    .session()
                    .filter(span -> span.compareTo(limit(judged, profile)) > 0)
                    .isPresent())
            .map(profile ->
                "%s gives sessions longer than %s"
                    .formatted(profile.title(), limit(judged, profile)));
    Duration most = longestOfRole(judged);
    Stream<String> ofRole =
        judged.role().maximumSession().stream()
            .filter(span -> span.compareTo(most) > 0)
            .map(span -> "the role's MaxSessionDuration is longer than " + most);
    return Stream.concat(ofProfiles, ofRole)
        .map(sentence -> TrustFinding.of(TrustCode.SESSION_TOO_LONG, Severity.FAULT, sentence));
  }

  private static Duration limit(TrustCase judged, ProfileSettings profile) {
    return profile
        .name()
        .flatMap(judged.rules()::classOf)
        .map(ProfileClass::longestSession)
        .orElseGet(judged.rules()::longestSession);
  }

  /** What the longest of its profiles needs, and never less than AWS takes. */
  private static Duration longestOfRole(TrustCase judged) {
    return Stream.concat(
            Stream.of(RoleSettings.LEAST_MAXIMUM),
            judged.role().profiles().stream().map(profile -> limit(judged, profile)))
        .reduce((one, other) -> one.compareTo(other) >= 0 ? one : other)
        .orElse(RoleSettings.LEAST_MAXIMUM);
  }

  static Stream<TrustFinding> boundary(TrustCase judged) {
    return judged.role().boundary() == Presence.NO
        ? Stream.of(
            TrustFinding.of(
                TrustCode.BOUNDARY_MISSING, Severity.FAULT, "the role has no permissions boundary"))
        : Stream.empty();
  }

  static Stream<TrustFinding> sessionNames(TrustCase judged) {
    return judged.role().profiles().stream()
        .filter(profile -> profile.sessionNamesChosen() == Presence.YES)
        .map(profile ->
            TrustFinding.of(
                TrustCode.SESSION_NAME_CHOSEN,
                Severity.FAULT,
                profile.title()
                    + " lets callers choose the session's name, which then proves no serial"));
  }
}
