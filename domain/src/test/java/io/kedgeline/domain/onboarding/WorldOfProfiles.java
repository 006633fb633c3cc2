package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.rulebook.SampleRulebook;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import io.kedgeline.domain.trustpolicy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A world in which what {@link Asked} asks can be made, to be spoilt in one thing. */
final class WorldOfProfiles {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final Judgement FAULTLESS = new Judgement(Verdict.CLOSED, List.of(), List.of());
  static final CertificateAuthorityArn AUTHORITY =
      new CertificateAuthorityArn(
          "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-0000-1111-2222-333344440001");

  private Instant at = NOW;
  private Rulebook rulebook = new SampleRulebook().read();
  private Digest digest = Digest.ofText("the rulebook");
  private Directory directory = directory(NOW, people());
  private Optional<ProfileDraft> draft = Optional.of(draft(Asked.REQUEST));
  private Optional<TrustAnchorState> anchor = Optional.of(anchor(true, "production"));
  private boolean roleStands;
  private boolean profileStands;
  private Digest state = Digest.ofText("as planned");
  private Optional<ChangeRecord> change = Optional.of(change(ChangeState.SCHEDULED));

  static WorldOfProfiles good() {
    return new WorldOfProfiles();
  }

  /** A plan of what is asked, made in a world that nothing speaks against. */
  static ProfilePlan plan() {
    return plan(Asked.REQUEST, good().world()).planned().orElseThrow();
  }

  static PlanningResult<ProfilePlan> plan(ProfileRequest request, ProfileWorld world) {
    return ProfilePlanner.plan(
        Asked.header(world.at()), request, "first", 1, world, draft -> FAULTLESS);
  }

  WorldOfProfiles at(Instant instant) {
    at = instant;
    return this;
  }

  WorldOfProfiles under(Rulebook other) {
    rulebook = other;
    return this;
  }

  WorldOfProfiles digest(Digest other) {
    digest = other;
    return this;
  }

  WorldOfProfiles people(Instant asOf, Person... people) {
    directory = directory(asOf, List.of(people));
    return this;
  }

  /** With this person as given, instead of how they usually are. */
  WorldOfProfiles instead(Person person) {
    Stream<Person> others = people().stream().filter(known -> !known.id().equals(person.id()));
    directory = directory(NOW, Stream.concat(others, Stream.of(person)).toList());
    return this;
  }

  WorldOfProfiles drafting(Optional<ProfileDraft> other) {
    draft = other;
    return this;
  }

  WorldOfProfiles anchor(Optional<TrustAnchorState> other) {
    anchor = other;
    return this;
  }

  WorldOfProfiles withRole() {
    roleStands = true;
    return this;
  }

  WorldOfProfiles withProfile() {
    profileStands = true;
    return this;
  }

  WorldOfProfiles state(String other) {
    state = Digest.ofText(other);
    return this;
  }

  WorldOfProfiles change(Optional<ChangeRecord> other) {
    change = other;
    return this;
  }

  ProfileWorld world() {
    return new ProfileWorld(
        at,
        rulebook,
        digest,
        directory,
        draft,
        draft.isPresent() ? Optional.empty() : Optional.of("there is no such template"),
        anchor,
        Optional.empty(),
        roleStands,
        profileStands,
        state,
        List.of(),
        change);
  }

  static ProfileDraft draft(ProfileRequest request) {
    AccountId account = request.anchor().account();
    return new ProfileDraft(
        request.profile(),
        Duration.ofHours(1),
        "readonly",
        new RoleArn("arn:aws:iam::%s:role/exacttr/ExactTR-ReadOnly".formatted(account)),
        new PolicyArn("arn:aws:iam::%s:policy/Boundary".formatted(account)),
        new TrustPolicyTemplate(account, List.of(request.anchor()), request.certificate()),
        "{}");
  }

  static TrustAnchorState anchor(boolean enabled, String environment) {
    return new TrustAnchorState(
        Asked.ANCHOR,
        "prod",
        enabled,
        Optional.of(AUTHORITY),
        new TreeMap<>(Map.of("ExactTR-Environment", environment)));
  }

  static ChangeRecord change(ChangeState state) {
    return new ChangeRecord(
        Asked.CHANGE,
        state,
        false,
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.parse("2100-01-01T00:00:00Z")),
        Optional.of("111122223333/eu-central-1/sec-readonly"),
        Optional.of(Asked.MAYA),
        Optional.empty());
  }

  static List<Person> people() {
    return List.of(
        person("maya", "profile-owners"),
        person("ada", "profile-admins"),
        person("grace", "security-leads"),
        person("olga"),
        person("curt"));
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

  private static Directory directory(Instant asOf, List<Person> people) {
    return new Directory(asOf, people);
  }
}
