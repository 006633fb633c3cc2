package io.kedgeline.domain.authority;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.governed.PlanningResult;
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
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.rulebook.SampleRulebook;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.Verdict;
import io.kedgeline.domain.warrant.ActHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A world in which the authority that {@link #REQUEST} asks for can be made, to be spoilt. */
final class WorldOfAuthorities {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final ChangeId CHANGE = new ChangeId("CHG-7");
  static final RunId RUN = RunId.of(RunbookId.PKI_SETUP, CHANGE);
  static final AuthorityRequest REQUEST = in("production");
  static final Judgement FAULTLESS = new Judgement(Verdict.CLOSED, List.of(), List.of());

  private static final PersonId MAYA = new PersonId("maya");

  private Instant at = NOW;
  private Rulebook rulebook = new SampleRulebook().read();
  private Digest digest = Digest.ofText("the rulebook");
  private Directory directory = new Directory(NOW, people());
  private Optional<RootState> root = Optional.of(root(NOW.plus(Duration.ofDays(3650))));
  private Optional<MadeAuthority> standing = Optional.empty();
  private boolean nameTaken;
  private boolean bucketStands;
  private boolean anchorStands;
  private boolean roleStands;
  private boolean profileStands;
  private Digest state = Digest.ofText("as planned");
  private Optional<ChangeRecord> change = Optional.of(change(ChangeState.SCHEDULED));

  static WorldOfAuthorities good() {
    return new WorldOfAuthorities();
  }

  static AuthorityRequest in(String environment) {
    return new AuthorityRequest(
        CHANGE,
        environment,
        new Registration(
            new PersonId("olga"),
            new PersonId("curt"),
            "machines of production get certificates",
            Set.of("audit-logs"),
            Map.of()),
        "a test asks for an authority");
  }

  /** A plan of what is asked, made in a world that nothing speaks against. */
  static AuthorityPlan plan() {
    return good().planned(REQUEST).planned().orElseThrow();
  }

  PlanningResult<AuthorityPlan> planned(AuthorityRequest request) {
    return planned(request, FAULTLESS);
  }

  PlanningResult<AuthorityPlan> planned(AuthorityRequest request, Judgement judged) {
    ActHeader header = new ActHeader(RUN, MAYA, "test", "nonce", at, at.plusSeconds(300));
    return AuthorityPlanner.plan(header, request, "first", 1, world(), canary -> judged);
  }

  WorldOfAuthorities at(Instant instant) {
    at = instant;
    return this;
  }

  WorldOfAuthorities under(Rulebook other) {
    rulebook = other;
    return this;
  }

  WorldOfAuthorities digest(String other) {
    digest = Digest.ofText(other);
    return this;
  }

  /** With this person as given, instead of how they usually are. */
  WorldOfAuthorities instead(Person person) {
    Stream<Person> others = people().stream().filter(known -> !known.id().equals(person.id()));
    directory = new Directory(NOW, Stream.concat(others, Stream.of(person)).toList());
    return this;
  }

  WorldOfAuthorities root(Optional<RootState> other) {
    root = other;
    return this;
  }

  WorldOfAuthorities standing(MadeStage stage) {
    standing = Optional.of(made(stage));
    return this;
  }

  WorldOfAuthorities withItsNameTaken() {
    nameTaken = true;
    return this;
  }

  WorldOfAuthorities withBucket() {
    bucketStands = true;
    return this;
  }

  WorldOfAuthorities withAnchor() {
    anchorStands = true;
    return this;
  }

  WorldOfAuthorities withRole() {
    roleStands = true;
    return this;
  }

  WorldOfAuthorities withProfile() {
    profileStands = true;
    return this;
  }

  WorldOfAuthorities state(String other) {
    state = Digest.ofText(other);
    return this;
  }

  WorldOfAuthorities change(Optional<ChangeRecord> other) {
    change = other;
    return this;
  }

  AuthorityWorld world() {
    return new AuthorityWorld(
        at,
        rulebook,
        digest,
        directory,
        root,
        standing,
        Optional.empty(),
        nameTaken,
        bucketStands,
        anchorStands,
        roleStands,
        profileStands,
        state,
        List.of(),
        change);
  }

  static RootState root(Instant notAfter) {
    return new RootState(
        new SampleRulebook().read().pkiSetup().orElseThrow().environments().getFirst().root(),
        true,
        false,
        true,
        Optional.of(notAfter));
  }

  static MadeAuthority made(MadeStage stage) {
    AuthorityDraft draft =
        new SampleRulebook()
            .read()
            .pkiSetup()
            .flatMap(rules -> rules.environment("production"))
            .orElseThrow()
            .draft();
    return new MadeAuthority(
        RunId.of(RunbookId.PKI_SETUP, new ChangeId("CHG-1")),
        draft.account(),
        draft.region(),
        draft.environment(),
        draft.bucket(),
        true,
        Optional.of(
            new CertificateAuthorityArn(
                "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-0000-1111-2222-333344440009")),
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
        stage);
  }

  static ChangeRecord change(ChangeState state) {
    return change(state, Instant.parse("2100-01-01T00:00:00Z"));
  }

  static ChangeRecord change(ChangeState state, Instant until) {
    return new ChangeRecord(
        CHANGE,
        state,
        false,
        Optional.of(Instant.EPOCH),
        Optional.of(until),
        Optional.of("111122223333/eu-central-1/production"),
        Optional.of(MAYA),
        Optional.empty());
  }

  static Person person(String id, String... groups) {
    return person(id, PersonStatus.ACTIVE, groups);
  }

  static Person person(String id, PersonStatus status, String... groups) {
    return new Person(
        new PersonId(id),
        id,
        status,
        Stream.of(groups).map(GroupName::new).collect(Collectors.toSet()),
        Set.of(),
        Set.of());
  }

  private static List<Person> people() {
    return List.of(
        person("maya", "pki-owners"),
        person("ada", "pki-admins"),
        person("grace", "security-leads"),
        person("olga"),
        person("curt"));
  }
}
