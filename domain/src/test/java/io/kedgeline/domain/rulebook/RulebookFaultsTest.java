package io.kedgeline.domain.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.kedgeline.domain.document.Fault;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One spoiled value at a time: the one fault that comes of it, word for word. */
class RulebookFaultsTest {

  private static final String RB06 = "runbooks.RB-06.";
  private static final String GROUP =
      "must be 2 to 63 characters of a-z 0-9 . _ - and begin with a letter or digit";
  static final String LABEL = "must be 2 to 63 characters of a-z 0-9 - and begin with a letter";

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "shapes",
    "lists",
    "limits",
    "io.kedgeline.domain.rulebook.ChangeFaults#changes",
    "io.kedgeline.domain.rulebook.SignInFaults#signIns",
    "io.kedgeline.domain.rulebook.ChangeFaults#blackouts",
    "schedules",
    "io.kedgeline.domain.rulebook.TrustPolicyFaults#trustPolicies",
    "io.kedgeline.domain.rulebook.CertificateFaults#certificates",
    "io.kedgeline.domain.rulebook.HolderCertificateFaults#holderCertificates",
    "io.kedgeline.domain.rulebook.OnboardingFaults#onboarding",
    "io.kedgeline.domain.rulebook.AuthorityFaults#authorities",
    "io.kedgeline.domain.rulebook.ExternalFaults#externals",
    "io.kedgeline.domain.rulebook.PostureFaults#postures",
    "io.kedgeline.domain.rulebook.EnrollmentFaults#enrollments",
    "io.kedgeline.domain.rulebook.EnrollmentFaults#runbook",
    "awsObjects"
  })
  void aSpoiledRulebookNamesItsOneFault(
      UnaryOperator<RulebookTree> spoil, String path, String rule) {
    RulebookResult result = RulebookReader.read(spoil.apply(new RulebookTree()).root());
    assertEquals(new RulebookResult.Faulty(List.of(new Fault(path, rule))), result);
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        spoiled("no name", t -> t.without("name"), "name", "is missing"),
        spoiled("an empty name", t -> t.with("name", null), "name", "must be text, is empty"),
        spoiled("a number as name", t -> t.with("name", 7), "name", "must be text"),
        spoiled("a name in capitals", t -> t.with("name", "ExactTR"), "name", LABEL),
        spoiled(
            "an endless name",
            t -> t.with("name", "a".repeat(3000)),
            "name",
            "must be at most 2048 characters"),
        spoiled(
            "half of a surrogate pair",
            t -> t.with("name", "a\ud800"),
            "name",
            "must be well-formed Unicode"),
        spoiled("no directory", t -> t.without("directory"), "directory", "is missing"),
        spoiled("a text as section", t -> t.with("directory", "x"), "directory", "must be a map"),
        spoiled(
            "an unknown top key",
            t -> t.with("extra", 1),
            "extra",
            "is not a key here; known are name, directory, runbooks, executors, blackouts, schedules, trustPolicies, certificates, posture, enrollment"),
        spoiled(
            "a hostile key",
            t -> t.with("a\u001b[31m\n", 1),
            "a??31m?",
            "is not a key here; known are name, directory, runbooks, executors, blackouts, schedules, trustPolicies, certificates, posture, enrollment"),
        spoiled(
            "a runbook that this build cannot run",
            t -> t.with("runbooks/RB-99", RulebookTree.map()),
            "runbooks.RB-99",
            "is not a key here; known are RB-06, RB-14, RB-02, RB-03, RB-01"),
        spoiled("no RB-06", t -> t.without("runbooks/RB-06"), "runbooks.RB-06", "is missing"),
        spoiled(
            "a misspelt duty",
            t -> t.with("executors/close", "X"),
            "executors.close",
            "is not a key here; known are observe, notarise, open, contain, provision, issue, pki"),
        spoiled(
            "a role name with a slash",
            t -> t.with("executors/open", "path/Role"),
            "executors.open",
            "must be 1 to 64 characters of A-Z a-z 0-9 _ + = , . @ -"),
        spoiled(
            "one role for two duties, in another case",
            t -> t.with("executors/contain", "kedgeline-OPEN"),
            "executors.contain",
            "is the same as executors.open; each duty has a role of its own"),
        spoiled(
            "nobody who provisions",
            t -> t.without("executors/provision"),
            "executors.provision",
            "is missing"),
        spoiled(
            "one role that provisions and issues",
            t -> t.with("executors/issue", "Kedgeline-Provision"),
            "executors.issue",
            "is the same as executors.provision; each duty has a role of its own"));
  }

  static Stream<Arguments> lists() {
    return Stream.of(
        spoiled(
            "an empty slot list",
            t -> t.with("runbooks/RB-06/approval/slots", List.of()),
            RB06 + "approval.slots",
            "must hold 1 to 10 entries, holds 0"),
        spoiled(
            "slots as text",
            t -> t.with("runbooks/RB-06/approval/slots", "all"),
            RB06 + "approval.slots",
            "must be a list"),
        spoiled(
            "a slot that is text",
            t -> t.with("runbooks/RB-06/approval/slots/1", "ir-lead"),
            RB06 + "approval.slots[1]",
            "must be a map"),
        spoiled(
            "a slot's group of one letter",
            t -> t.with("runbooks/RB-06/approval/slots/1/group", "x"),
            RB06 + "approval.slots[1].group",
            GROUP),
        spoiled(
            "a slot without group",
            t -> t.without("runbooks/RB-06/approval/slots/0/group"),
            RB06 + "approval.slots[0].group",
            "is missing"),
        spoiled(
            "an unknown key in a slot",
            t -> t.with("runbooks/RB-06/approval/slots/0/count", 0),
            RB06 + "approval.slots[0].count",
            "is not a key here; known are name, group, stepUp"),
        spoiled(
            "the same slot twice",
            t -> t.with("runbooks/RB-06/approval/slots/1/name", "security-lead"),
            RB06 + "approval.slots[1].name",
            "is the same as runbooks.RB-06.approval.slots[0].name; slot names must differ"),
        spoiled(
            "no requesters",
            t -> t.with("runbooks/RB-06/approval/requesters", List.of()),
            RB06 + "approval.requesters",
            "must hold 1 to 50 entries, holds 0"),
        spoiled(
            "the same closers twice",
            t -> t.with("runbooks/RB-06/approval/closers/1", "incident-responders"),
            RB06 + "approval.closers[1]",
            "is the same as runbooks.RB-06.approval.closers[0]; a group is listed once"),
        spoiled(
            "a number as group",
            t -> t.with("runbooks/RB-06/approval/closers/0", 4),
            RB06 + "approval.closers[0]",
            "must be text"),
        spoiled(
            "no profiles",
            t -> t.with("runbooks/RB-06/profiles", List.of()),
            RB06 + "profiles",
            "must hold 1 to 1000 entries, holds 0"));
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        limit("directory/maximumAge", "PT30S", "must be PT1M to PT168H"),
        limit("directory/maximumAge", "a day", "must be an ISO-8601 duration such as PT15M"),
        limit("directory/maximumAge", "-PT24H", "must be PT1M to PT168H"),
        limit("directory/maximumAge", "PT24H0.5S", "must be whole seconds"),
        limit("runbooks/RB-06/approval/expiry", "PT0S", "must be PT1M to PT168H"),
        limit("runbooks/RB-06/approval/executionExpiry", "P2D", "must be PT1M to PT24H"),
        limit("runbooks/RB-06/approval/actLifetime", "PT2H", "must be PT10S to PT1H"),
        limit("runbooks/RB-06/approval/refusalsPerPerson", 0, "must be 1 to 100"),
        limit("runbooks/RB-06/approval/refusalsPerPerson", "5", "must be a whole number"),
        limit("runbooks/RB-06/approval/refusalsPerPerson", 5.5, "must be a whole number"),
        limit("runbooks/RB-06/window/sessionDuration", "PT899S", "must be PT15M to PT12H"),
        limit("runbooks/RB-06/window/sessionDuration", "PT43201S", "must be PT15M to PT12H"),
        limit("runbooks/RB-06/window/maximum", "PT13H", "must be PT1M to PT12H"),
        limit(
            "runbooks/RB-06/window/minimum",
            "PT2H",
            "must not exceed runbooks.RB-06.window.maximum"),
        limit(
            "runbooks/RB-06/window/reminderBefore",
            "PT15M",
            "must be shorter than runbooks.RB-06.window.minimum"),
        limit("runbooks/RB-06/window/furthestStart", "PT721H", "must be PT1M to PT720H"),
        limit("runbooks/RB-06/window/extensions", 6, "must be 0 to 5"),
        limit("runbooks/RB-06/review/within", "PT59M", "must be PT1H to PT168H"),
        limit("runbooks/RB-06/review/reminderBefore", "PT1S", "must be PT1M to PT168H"),
        limit("runbooks/RB-06/review/changesAfter", "PT25H", "must be PT0S to PT24H"),
        limit(
            "runbooks/RB-06/review/changesAfter",
            "PT24H",
            "must be shorter than runbooks.RB-06.review.within"),
        limit(
            "runbooks/RB-06/review/reminderBefore",
            "PT24H",
            "must be shorter than runbooks.RB-06.review.within"));
  }

  static Stream<Arguments> schedules() {
    String first = "schedules/declared/0/";
    String fields =
        "must be five fields, minute hour day month weekday, of numbers, *, -, / and commas";
    return Stream.of(
        limit(
            "runbooks/RB-14/owner",
            "M",
            "must be 2 to 63 characters of a-z 0-9 . _ - and begin with a letter or digit"),
        limit(
            "runbooks/RB-14/certificate",
            "omar",
            "must be CN= and a common name of 1 to 61 characters of A-Z a-z 0-9 _ + = , . @ -"),
        limit("runbooks/RB-14/profile", "other", "must be the name of a profile of RB-06"),
        limit("runbooks/RB-14/length", "PT14M", "must be a length that RB-06 allows"),
        limit("runbooks/RB-14/grace", "PT59M", "must be PT1H to PT720H"),
        limit(first + "name", "Monthly", LABEL),
        limit(
            first + "name",
            "slots",
            "schedules.declared[1].name",
            "is the same as schedules.declared[0].name; schedule names must differ"),
        limit(first + "starts", "rotation", "must be one of drill, slots, reviews, sweep-watch"),
        limit(
            first + "starts",
            "slots",
            "schedules.declared[1].starts",
            "is the same as schedules.declared[0].starts; one schedule starts each thing"),
        limit(first + "at", "@monthly", fields),
        limit(first + "at", "0 9 1 *", fields),
        limit(first + "at", "0 9 1 * * *", fields),
        limit(first + "at", "0  9 1 * *", fields),
        limit(first + "at", "60 9 1 * *", fields),
        limit(first + "at", "0 24 1 * *", fields),
        limit(first + "at", "0 9 0 * *", fields),
        limit(first + "at", "0 9 1 JAN *", fields),
        limit(first + "at", "0 9 * * 7", fields),
        limit(first + "at", "0 9 5-1 * *", fields),
        limit(first + "at", "*/0 9 1 * *", fields),
        limit(first + "at", "0, 9 1 * *", fields),
        limit(first + "at", "0 9 1 * 1", "must not name days of the month and of the week at once"),
        limit(first + "at", "0 9 31 2,4 *", "must name a day that some year has"),
        limit(
            first + "zone",
            "+02:00",
            "must be a name of the IANA time zone database, such as Europe/Berlin"),
        limit(
            first + "zone",
            "Europe/Atlantis",
            "must be a name of the IANA time zone database, such as Europe/Berlin"),
        limit(first + "overlap", "buffer", "must be one of skip, allow"),
        limit(first + "catchUp", "PT59S", "must be PT1M to PT168H"),
        limit(first + "jitter", "PT61M", "must be PT0S to PT1H"),
        spoiled(
            "no catch-up window",
            t -> t.without(first + "catchUp"),
            dotted(first + "catchUp"),
            "is missing"),
        spoiled(
            "a catch-up window within the jitter",
            t -> t.with(first + "catchUp", "PT10M"),
            dotted(first + "jitter"),
            "must be shorter than catchUp"),
        spoiled(
            "a drill without its rules",
            t -> t.without("runbooks/RB-14"),
            "runbooks.RB-14",
            "must be there, since a schedule starts the drill"),
        spoiled(
            "drill rules without a schedule",
            t -> t.without("schedules"),
            "runbooks.RB-14",
            "must have a schedule that starts the drill"));
  }

  static Stream<Arguments> awsObjects() {
    String first = "runbooks/RB-06/profiles/0/";
    String second = "runbooks/RB-06/profiles/1";
    return Stream.of(
        limit(
            first + "profile",
            "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/sec-breakglass",
            "must be arn:aws:rolesanywhere:REGION:ACCOUNT:profile/UUID"),
        limit(
            first + "profile",
            "arn:aws:rolesanywhere:nowhere:111122223333:profile/" + RulebookTree.UUID + 1,
            "must be arn:aws:rolesanywhere:REGION:ACCOUNT:profile/UUID"),
        limit(
            first + "trustAnchor",
            "arn:aws:rolesanywhere:nowhere:111122223333:trust-anchor/" + RulebookTree.UUID + 1,
            "must be arn:aws:rolesanywhere:REGION:ACCOUNT:trust-anchor/UUID"),
        limit(
            first + "role",
            "arn:aws:iam::111122223333:user/somebody",
            "must be arn:aws:iam::ACCOUNT:role/NAME"),
        limit(
            first + "role",
            "arn:aws:iam::999999999999:role/BreakGlass",
            "must be in the profile's account"),
        limit(
            first + "trustAnchor",
            "arn:aws:rolesanywhere:us-east-1:111122223333:trust-anchor/" + RulebookTree.UUID + 1,
            "must be in the profile's account and Region"),
        limit(first + "boundary", "Boundary", "must be arn:aws:iam::ACCOUNT:policy/NAME"),
        limit(
            first + "boundary",
            "arn:aws:iam::aws:policy/PowerUserAccess",
            "must be arn:aws:iam::ACCOUNT:policy/NAME"),
        limit(
            first + "boundary",
            "arn:aws:iam::999999999999:policy/Boundary",
            "must be in the profile's account"),
        spoiled(
            "no boundary",
            t -> t.without(first + "boundary"),
            dotted(first + "boundary"),
            "is missing"),
        limit(
            first + "name",
            "sec/breakglass",
            "must be 1 to 255 characters of A-Z a-z 0-9 space _ - and begin with a letter or"
                + " digit"),
        spoiled(
            "no control",
            t -> t.without(first + "control"),
            dotted(first + "control"),
            "is missing"),
        limit(
            first + "control/role",
            "arn:aws:iam::111122223333:role/BreakGlass",
            "is the same as runbooks.RB-06.profiles[0].role; a control is no role that RB-06"
                + " opens"),
        limit(
            first + "control/profile",
            "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/" + RulebookTree.UUID + 1,
            "is the same as runbooks.RB-06.profiles[0].profile; a control is no profile that RB-06"
                + " opens"),
        spoiled(
            "a control of another account",
            t -> t.with(first + "control", elsewhere()),
            dotted(first + "control/profile"),
            "must be in the account and Region of the profile it checks"),
        spoiled(
            "the role in a second profile",
            t -> t.with(second, RulebookTree.profile("other", 2, "BreakGlass")),
            dotted(second + "/role"),
            "is the same as runbooks.RB-06.profiles[0].role; a break-glass role stands in one"
                + " profile only"),
        spoiled(
            "one profile in two entries",
            t -> t.with(second, RulebookTree.profile("other", 1, "Other")),
            dotted(second + "/profile"),
            "is the same as runbooks.RB-06.profiles[0].profile; a profile is opened by one entry"),
        spoiled(
            "two profiles of one name",
            t -> t.with(second, RulebookTree.profile("sec-breakglass", 2, "Other")),
            dotted(second + "/name"),
            "is the same as runbooks.RB-06.profiles[0].name; profile names must differ"));
  }

  private static Map<String, Object> elsewhere() {
    Map<String, Object> trio = RulebookTree.trio(9, "Control");
    trio.replaceAll((key, value) -> value.toString().replace("111122223333", "999999999999"));
    return trio;
  }

  private static Arguments limit(String path, Object value, String rule) {
    return spoiled(path + " is " + value, t -> t.with(path, value), dotted(path), rule);
  }

  private static Arguments limit(String path, Object value, String at, String rule) {
    return spoiled(path + " is " + value, t -> t.with(path, value), at, rule);
  }

  static Arguments spoiled(
      String story, UnaryOperator<RulebookTree> spoil, String path, String rule) {
    return arguments(Named.of(story, spoil), path, rule);
  }

  private static String dotted(String path) {
    return path.replaceAll("/([0-9])", "[$1]").replace('/', '.');
  }
}
