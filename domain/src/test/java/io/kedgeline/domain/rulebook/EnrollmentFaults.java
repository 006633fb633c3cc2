package io.kedgeline.domain.rulebook;

import static io.kedgeline.domain.rulebook.RulebookFaultsTest.spoiled;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What rules of enrollment may not be. */
final class EnrollmentFaults {

  private EnrollmentFaults() {}

  static Stream<Arguments> enrollments() {
    return Stream.of(
        spoiled(
            "a token for a day",
            t -> t.with("enrollment/tokenLifetime", "PT24H"),
            "enrollment.tokenLifetime",
            "must be PT1M to PT1H"),
        spoiled(
            "a token for no time",
            t -> t.with("enrollment/tokenLifetime", "PT0S"),
            "enrollment.tokenLifetime",
            "must be PT1M to PT1H"),
        spoiled(
            "a persona twice",
            t -> t.with("enrollment/personas/1/name", "analyst-laptop"),
            "enrollment.personas[1].name",
            "is the same as enrollment.personas[0].name; a persona is listed once"),
        spoiled(
            "a persona in capitals",
            t -> t.with("enrollment/personas/1/name", "Builder"),
            "enrollment.personas[1].name",
            "must be 2 to 63 characters of a-z 0-9 - and begin with a letter"),
        spoiled(
            "a profile twice",
            t -> t.with("enrollment/personas/0/profiles/1", "sec-readonly"),
            "enrollment.personas[0].profiles[1]",
            "is the same as enrollment.personas[0].profiles[0]; a profile is listed once"),
        spoiled(
            "a profile that AWS could not call so",
            t -> t.with("enrollment/personas/0/profiles/0", "sec/readonly"),
            "enrollment.personas[0].profiles[0]",
            "must be 1 to 255 characters of A-Z a-z 0-9 space _ - and begin with a letter or digit"),
        spoiled(
            "a risk that nobody knows",
            t -> t.with("enrollment/personas/0/risk", "none"),
            "enrollment.personas[0].risk",
            "must be one of standard, high"),
        spoiled(
            "a certificate for a quarter",
            t -> t.with("enrollment/personas/0/validity", "PT2160H"),
            "enrollment.personas[0].validity",
            "must be PT1H to PT720H"),
        spoiled(
            "a month where the risk is high",
            t -> t.with("enrollment/personas/1/validity", "PT720H"),
            "enrollment.personas[1].validity",
            "must be at most PT336H, since the risk is high"));
  }

  /** What RB-03 may not say, and what it does not do without. */
  static Stream<Arguments> runbook() {
    return Stream.of(
        spoiled(
            "a device that may come in a month",
            t -> t.with("runbooks/RB-03/deadlines/device", "PT720H"),
            "runbooks.RB-03.deadlines.device",
            "must be PT5M to PT168H"),
        spoiled(
            "no time for a first use",
            t -> t.with("runbooks/RB-03/deadlines/firstUse", "PT1M"),
            "runbooks.RB-03.deadlines.firstUse",
            "must be PT15M to PT168H"),
        spoiled(
            "a first use after the certificate's end",
            t -> t.with("enrollment/personas/0/validity", "PT71H"),
            "runbooks.RB-03.deadlines.firstUse",
            "must not be longer than a persona's validity"),
        needed("runbooks/RB-02"),
        needed("trustPolicies"),
        needed("certificates"),
        needed("posture"),
        needed("enrollment"));
  }

  private static Arguments needed(String part) {
    return spoiled(
        "enrollment without " + part,
        t -> t.without(part),
        part.replace('/', '.'),
        "must be there, since RB-03 enrols by it");
  }
}
