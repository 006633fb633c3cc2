package io.kedgeline.workflows.authority;

import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.AuthorityPlanner;
import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.authority.AuthorityWorld;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.authority.RootState;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.AuthorityEnvironment;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.workflows.onboarding.DraftJudge;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The world in which an authority can be made under the shipped rulebook. */
final class AuthorityWorlds {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final ChangeId CHANGE = new ChangeId("CHG-1");
  static final RunId RUN = RunId.of(RunbookId.PKI_SETUP, CHANGE);
  static final PersonId MAYA = new PersonId("maya");
  static final PersonId ADA = new PersonId("ada");
  static final PersonId GRACE = new PersonId("grace");
  static final PersonId OLGA = new PersonId("olga");
  static final PersonId CURT = new PersonId("curt");
  static final LoadedRulebook RULEBOOK =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"));
  static final AuthorityRequest REQUEST = request("production");

  /** An environment of the shipped rulebook whose anchor is disabled at rest. */
  static final String RESTING = "breakglass";

  private AuthorityWorlds() {}

  static AuthorityRequest request(String environment) {
    return new AuthorityRequest(
        CHANGE,
        environment,
        new Registration(
            OLGA, CURT, "machines of production get certificates", Set.of("audit-logs"), Map.of()),
        "a test asks for an authority");
  }

  static AuthorityWorld at(Instant now) {
    return world(now, people(), "as planned", Optional.empty());
  }

  /** A world in which the authority whose anchor rests can be made. */
  static AuthorityWorld resting(Instant now) {
    return world(
        now, people(), "as planned", Optional.empty(), change(ChangeState.SCHEDULED, RESTING));
  }

  /** Another run has made the environment's authority already. */
  static AuthorityWorld settled(Instant now) {
    AuthorityDraft draft = environment().draft();
    return world(
        now,
        people(),
        "as planned",
        Optional.of(
            new MadeAuthority(
                RunId.of(RunbookId.PKI_SETUP, new ChangeId("CHG-0")),
                draft.account(),
                draft.region(),
                draft.environment(),
                draft.bucket(),
                true,
                Optional.of(draft.root()),
                draft.atRest(),
                Optional.empty(),
                Optional.empty(),
                draft.canary().profile(),
                draft.canary().role(),
                Optional.empty(),
                true,
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MadeStage.REGISTERED)));
  }

  /** Somebody has made such a bucket meanwhile, or such an anchor. */
  static AuthorityWorld moved(Instant now) {
    return world(now, people(), "changed by hand", Optional.empty());
  }

  /** This person stands in exactly these groups. */
  static AuthorityWorld where(PersonId person, Instant now, String... groups) {
    Stream<Person> others = people().stream().filter(known -> !known.id().equals(person));
    return world(
        now,
        Stream.concat(others, Stream.of(person(person, groups))).toList(),
        "as planned",
        Optional.empty());
  }

  static AuthorityPlan plan() {
    return plan(REQUEST, at(NOW));
  }

  static AuthorityPlan plan(AuthorityRequest request, AuthorityWorld world) {
    return AuthorityPlanner.plan(
            header(MAYA),
            request,
            "first",
            1,
            world,
            canary -> DraftJudge.judge(canary, world.rulebook()))
        .planned()
        .orElseThrow();
  }

  static ActHeader header(PersonId person) {
    return new ActHeader(
        RUN, person, "test", "nonce-" + person, NOW, NOW.plus(Duration.ofMinutes(5)));
  }

  static ChangeRecord change(ChangeState state) {
    return change(state, REQUEST.environment());
  }

  static ChangeRecord change(ChangeState state, String environment) {
    return new ChangeRecord(
        CHANGE,
        state,
        false,
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.parse("2100-01-01T00:00:00Z")),
        Optional.of("111122223333/eu-central-1/" + environment),
        Optional.of(MAYA),
        Optional.empty());
  }

  private static AuthorityEnvironment environment() {
    return RULEBOOK
        .rulebook()
        .pkiSetup()
        .flatMap(rules -> rules.environment(REQUEST.environment()))
        .orElseThrow();
  }

  private static AuthorityWorld world(
      Instant now, List<Person> people, String state, Optional<MadeAuthority> standing) {
    return world(now, people, state, standing, change(ChangeState.SCHEDULED));
  }

  private static AuthorityWorld world(
      Instant now,
      List<Person> people,
      String state,
      Optional<MadeAuthority> standing,
      ChangeRecord change) {
    return new AuthorityWorld(
        now,
        RULEBOOK.rulebook(),
        RULEBOOK.sha256(),
        new Directory(now, people),
        Optional.of(
            new RootState(
                environment().root(),
                true,
                false,
                true,
                Optional.of(now.plus(Duration.ofDays(7_300))))),
        standing,
        Optional.empty(),
        false,
        false,
        false,
        false,
        false,
        Digest.ofText(state),
        List.of(),
        Optional.of(change));
  }

  private static List<Person> people() {
    return List.of(
        person(MAYA, "pki-owners"),
        person(ADA, "pki-admins"),
        person(GRACE, "security-leads"),
        person(OLGA),
        person(CURT));
  }

  private static Person person(PersonId id, String... groups) {
    return new Person(
        id,
        id.value(),
        PersonStatus.ACTIVE,
        Stream.of(groups).map(GroupName::new).collect(Collectors.toSet()),
        Set.of(),
        Set.of());
  }
}
