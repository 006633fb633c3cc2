package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.breakglass.ProfileState;
import io.kedgeline.domain.breakglass.RoleState;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The world in which the shipped rulebook's example can be opened. */
public final class FakeWorld {

  /** Who asks for windows. */
  public static final PersonId MAYA = new PersonId("maya");

  /** Who holds the certificate. */
  public static final PersonId OMAR = new PersonId("omar");

  static final PersonId GRACE = new PersonId("grace");
  static final PersonId RAVI = new PersonId("ravi");
  static final LoadedRulebook RULEBOOK =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"));

  private static final Optional<String> BOUNDARY = Optional.of(governed().boundary().value());

  private FakeWorld() {}

  /** The profile that is opened. */
  public static BreakGlassProfile governed() {
    return RULEBOOK.rulebook().breakGlass().profiles().getFirst();
  }

  /** As it was read at this instant. */
  public static WindowWorld at(Instant now) {
    return world(now, people(), "as planned", false);
  }

  /** Somebody changed profile or role. */
  static WindowWorld moved(Instant now) {
    return world(now, people(), "changed by hand", false);
  }

  /** This person has left meanwhile. */
  static WindowWorld without(PersonId person, Instant now) {
    return world(
        now,
        people().stream().filter(known -> !known.id().equals(person)).toList(),
        "as planned",
        false);
  }

  /** The worker has another rulebook. */
  static WindowWorld under(LoadedRulebook rulebook, Instant now) {
    WindowWorld before = at(now);
    return new WindowWorld(
        now,
        rulebook.rulebook(),
        rulebook.sha256(),
        before.directory(),
        before.canary(),
        before.profile(),
        before.role(),
        before.state(),
        before.asClaimed(),
        before.otherLeases(),
        before.sessionPolicyLength(),
        before.objections(),
        before.reviewsOwed(),
        before.issuer(),
        before.change());
  }

  /** The ledger has heard a denial that the run has not. */
  static WindowWorld denied(Instant now) {
    return world(now, people(), "as planned", true);
  }

  /** Nobody's certificates are known. */
  static WindowWorld withoutCertificates(Instant now) {
    return world(
        now,
        people().stream()
            .map(person ->
                new Person(
                    person.id(),
                    person.displayName(),
                    person.status(),
                    person.groups(),
                    Set.of(),
                    person.accounts()))
            .toList(),
        "as planned",
        false);
  }

  /** Somebody has taken the role's boundary away. */
  static WindowWorld unbounded(Instant now) {
    return world(now, people(), Optional.empty(), "without a boundary", false);
  }

  /** The same plan with dates of its own choosing. */
  static WindowPlan goodFor(WindowPlan plan, Duration longer) {
    return new WindowPlan(
        plan.run(),
        plan.execution(),
        plan.round(),
        plan.request(),
        plan.requester(),
        plan.role(),
        plan.trustAnchor(),
        plan.slots(),
        plan.rulebook(),
        plan.state(),
        plan.approvalExpires().plus(longer),
        plan.executeBefore().plus(longer),
        plan.actions(),
        plan.certificate(),
        plan.extension());
  }

  /** Another window on the profile has closed, and nobody has reviewed it. */
  static WindowWorld owing(Instant now) {
    return world(
        now,
        people(),
        BOUNDARY,
        "as planned",
        List.of(),
        List.of(new RunId("RB-06/CHG-9")),
        implementing());
  }

  /** The change record stands there meanwhile. */
  static WindowWorld underChange(ChangeState state, Instant now) {
    return underChange(change(state), now);
  }

  /** The change record is so meanwhile. */
  static WindowWorld underChange(ChangeRecord change, Instant now) {
    return world(now, people(), BOUNDARY, "as planned", List.of(), List.of(), Optional.of(change));
  }

  /** The record of the change, which is planned for long enough. */
  static ChangeRecord change(ChangeState state) {
    return change(state, Instant.parse("2100-01-01T00:00:00Z"));
  }

  /** The record of the change, which is planned until then. */
  static ChangeRecord change(ChangeState state, Instant plannedEnd) {
    return new ChangeRecord(
        WindowBench.CHANGE,
        state,
        false,
        Optional.of(Instant.EPOCH),
        Optional.of(plannedEnd),
        Optional.of(governed().item()),
        Optional.of(MAYA),
        Optional.empty());
  }

  private static Optional<ChangeRecord> implementing() {
    return Optional.of(change(ChangeState.IMPLEMENTING));
  }

  private static WindowWorld world(Instant now, List<Person> people, String state, boolean denied) {
    return world(now, people, BOUNDARY, state, denied);
  }

  private static WindowWorld world(
      Instant now, List<Person> people, Optional<String> boundary, String state, boolean denied) {
    return world(
        now,
        people,
        boundary,
        state,
        denied ? List.of(new Objection(Objection.Kind.DENIAL, RAVI, now)) : List.of(),
        List.of(),
        implementing());
  }

  private static WindowWorld world(
      Instant now,
      List<Person> people,
      Optional<String> boundary,
      String state,
      List<Objection> objections,
      List<RunId> owed,
      Optional<ChangeRecord> change) {
    return new WindowWorld(
        now,
        RULEBOOK.rulebook(),
        RULEBOOK.sha256(),
        new Directory(now, people),
        new SourceIdentity("CN=canary"),
        Optional.of(profile()),
        Optional.of(role(boundary)),
        Digest.of(state.getBytes(StandardCharsets.UTF_8)),
        true,
        List.of(),
        900,
        objections,
        owed,
        Optional.empty(),
        change);
  }

  private static List<Person> people() {
    return List.of(
        person(MAYA, "incident-responders", "security-leads"),
        person(OMAR, "incident-responders"),
        person(GRACE, "security-leads", "ir-leads"),
        person(RAVI, "ir-leads"));
  }

  private static Person person(PersonId id, String... groups) {
    Set<GroupName> standing = Stream.of(groups).map(GroupName::new).collect(Collectors.toSet());
    return new Person(
        id,
        id.value(),
        PersonStatus.ACTIVE,
        standing,
        Set.of(SourceIdentity.ofCommonName(id.value())),
        Set.of(TestIssuer.account(id)));
  }

  private static ProfileState profile() {
    return new ProfileState(
        governed().profile(),
        governed().name(),
        false,
        Math.toIntExact(RULEBOOK.rulebook().breakGlass().sessionDuration().toSeconds()),
        DesiredProfile.atRest().sessionPolicy(),
        false,
        List.of(governed().role()),
        List.of(),
        new TreeMap<>());
  }

  private static RoleState role(Optional<String> boundary) {
    return new RoleState(
        governed().role(),
        "{}",
        List.of(governed().trustAnchor()),
        List.of(governed().profile()),
        boundary,
        false);
  }
}
