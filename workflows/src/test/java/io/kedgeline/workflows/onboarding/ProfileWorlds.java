package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.ProfilePlanner;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.onboarding.ProfileWorld;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The world in which a profile can be made under the shipped rulebook. */
final class ProfileWorlds {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final ChangeId CHANGE = new ChangeId("CHG-1");
  static final RunId RUN = RunId.of(RunbookId.PROFILE_ONBOARDING, CHANGE);
  static final PersonId MAYA = new PersonId("maya");
  static final PersonId ADA = new PersonId("ada");
  static final PersonId GRACE = new PersonId("grace");
  static final PersonId OLGA = new PersonId("olga");
  static final PersonId CURT = new PersonId("curt");
  static final LoadedRulebook RULEBOOK =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"));
  static final AccountId ACCOUNT = new AccountId("111122223333");
  static final TrustAnchorArn ANCHOR =
      new TrustAnchorArn(
          "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/1c2d3e4f-5061-4728-93a4-b5c6d7e8f90a");
  static final ProfileRequest REQUEST =
      new ProfileRequest(
          CHANGE,
          "sec-readonly",
          "production",
          ANCHOR,
          Map.of(
              "x509Issuer/CN", "ExactTR Prod Sub CA G2",
              "x509Subject/OU", "prod",
              "x509SAN/URI", "urn:exacttr:device:*"),
          Map.of(),
          new Registration(
              OLGA, CURT, "analysts read the audit logs", Set.of("audit-logs"), Map.of()),
          "a test asks for a profile");

  private ProfileWorlds() {}

  static ProfileWorld at(Instant now) {
    return world(now, people(), "as planned", List.of(), ChangeState.SCHEDULED);
  }

  /** Somebody has made such a role meanwhile, or changed the anchor. */
  static ProfileWorld moved(Instant now) {
    return world(now, people(), "changed by hand", List.of(), ChangeState.SCHEDULED);
  }

  /** The ledger has heard a denial that the run has not. */
  static ProfileWorld denied(Instant now) {
    return world(
        now,
        people(),
        "as planned",
        List.of(new Objection(Objection.Kind.DENIAL, GRACE, now)),
        ChangeState.SCHEDULED);
  }

  static ProfileWorld underChange(ChangeState state, Instant now) {
    return world(now, people(), "as planned", List.of(), state);
  }

  /** This person stands in exactly these groups meanwhile. */
  static ProfileWorld where(PersonId person, Instant now, String... groups) {
    return world(
        now,
        Stream.concat(
                people().stream().filter(known -> !known.id().equals(person)),
                Stream.of(person(person, groups)))
            .toList(),
        "as planned",
        List.of(),
        ChangeState.SCHEDULED);
  }

  static ProfilePlan plan() {
    ProfileWorld world = at(NOW);
    return ProfilePlanner.plan(
            header(MAYA),
            REQUEST,
            "first",
            1,
            world,
            draft -> DraftJudge.judge(draft, world.rulebook()))
        .planned()
        .orElseThrow();
  }

  static ActHeader header(PersonId person) {
    return new ActHeader(
        RUN, person, "test", "nonce-" + person, NOW, NOW.plus(Duration.ofMinutes(5)));
  }

  static ChangeRecord change(ChangeState state) {
    return new ChangeRecord(
        CHANGE,
        state,
        false,
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.parse("2100-01-01T00:00:00Z")),
        Optional.of("111122223333/eu-central-1/sec-readonly"),
        Optional.of(MAYA),
        Optional.empty());
  }

  private static ProfileWorld world(
      Instant now,
      List<Person> people,
      String state,
      List<Objection> objections,
      ChangeState change) {
    return new ProfileWorld(
        now,
        RULEBOOK.rulebook(),
        RULEBOOK.sha256(),
        new Directory(now, people),
        Optional.of(draft()),
        Optional.empty(),
        Optional.of(anchor()),
        Optional.empty(),
        false,
        false,
        Digest.ofText(state),
        objections,
        Optional.of(change(change)));
  }

  private static List<Person> people() {
    return List.of(
        person(MAYA, "profile-owners"),
        person(ADA, "profile-admins"),
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

  private static ProfileDraft draft() {
    return new ProfileDraft(
        "sec-readonly",
        Duration.ofHours(1),
        "readonly",
        new RoleArn("arn:aws:iam::111122223333:role/exacttr/ExactTR-ReadOnly"),
        new PolicyArn("arn:aws:iam::111122223333:policy/exacttr/ExactTR-Boundary"),
        new TrustPolicyTemplate(ACCOUNT, List.of(ANCHOR), REQUEST.certificate()),
        "{\"Version\":\"2012-10-17\",\"Statement\":[]}");
  }

  private static TrustAnchorState anchor() {
    return new TrustAnchorState(
        ANCHOR,
        "prod",
        true,
        Optional.of(
            new CertificateAuthorityArn(
                "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-0000-1111-2222-333344440001")),
        new TreeMap<>(Map.of("ExactTR-Environment", "production")));
  }
}
