package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.rulebook.SampleRulebook;
import io.kedgeline.domain.warrant.ActHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A world in which a device can be enrolled, to be spoilt in one thing. */
final class WorldOfDevices {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final ChangeId CHANGE = new ChangeId("CHG-7");
  static final RunId RUN = RunId.of(RunbookId.CONSUMER_ENROLLMENT, CHANGE);
  static final PersonId MAYA = new PersonId("maya");
  static final EnrollmentRequest REQUEST = asking("laptop-0042", "analyst-laptop", "sec-readonly");
  static final TrustAnchorArn ANCHOR =
      new TrustAnchorArn(
          "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/0a1b2c3d-0000-1111-2222-333344440001");
  static final RegisteredProfile PROFILE =
      new RegisteredProfile(
          new RunId("RB-02/CHG-1"),
          "sec-readonly",
          new ProfileArn(
              "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/0a1b2c3d-0000-1111-2222-333344440002"),
          new RoleArn("arn:aws:iam::111122223333:role/exacttr/ExactTR-ReadOnly"),
          ANCHOR,
          Map.of("x509Subject/OU", "prod", "x509SAN/URI", "urn:exacttr:device:*"));

  private EnrollmentRequest request = REQUEST;
  private Instant at = NOW;
  private Rulebook rulebook = new SampleRulebook().read();
  private Digest digest = Digest.ofText("the rulebook");
  private Directory directory = new Directory(NOW, people());
  private Optional<RegisteredProfile> profile = Optional.of(PROFILE);
  private Optional<ProfileStanding> standing = Optional.of(standing(true, true, true, true));
  private boolean reserved;
  private Optional<RunId> enrolled = Optional.empty();
  private Digest state = Digest.ofText("as planned");
  private Optional<ChangeRecord> change = Optional.of(change(ChangeState.SCHEDULED));

  static WorldOfDevices good() {
    return new WorldOfDevices();
  }

  static EnrollmentRequest asking(String device, String persona, String profile) {
    return new EnrollmentRequest(
        CHANGE,
        new DeviceId(device),
        new Persona(persona),
        new PersonId("olga"),
        profile,
        "production",
        "a test enrols a laptop");
  }

  static ProfileStanding standing(boolean enabled, boolean own, boolean anchored, boolean issuing) {
    return new ProfileStanding(
        enabled,
        own,
        Duration.ofHours(1),
        Optional.of(PROFILE.trustPolicy()),
        Optional.of(
            new TrustAnchorState(
                ANCHOR,
                "prod",
                anchored,
                Optional.of(
                    new CertificateAuthorityArn(
                        "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-0000-1111-2222-333344440001")),
                new TreeMap<>())),
        issuing);
  }

  static EnrollmentPlan plan() {
    return good().planned().planned().orElseThrow();
  }

  PlanningResult<EnrollmentPlan> planned() {
    return EnrollmentPlanner.plan(
        new ActHeader(RUN, MAYA, "test", "nonce", at, at.plusSeconds(300)),
        request,
        "first",
        1,
        world());
  }

  Set<Finding.Code> codes() {
    return planned().findings().stream().map(Finding::code).collect(Collectors.toSet());
  }

  WorldOfDevices asked(EnrollmentRequest other) {
    request = other;
    change = Optional.of(change(ChangeState.SCHEDULED));
    return this;
  }

  WorldOfDevices at(Instant instant) {
    at = instant;
    return this;
  }

  WorldOfDevices under(Rulebook other) {
    rulebook = other;
    return this;
  }

  WorldOfDevices digest(Digest other) {
    digest = other;
    return this;
  }

  /** With this person as given, instead of how they usually are. */
  WorldOfDevices instead(Person person) {
    Stream<Person> others = people().stream().filter(known -> !known.id().equals(person.id()));
    directory = new Directory(NOW, Stream.concat(others, Stream.of(person)).toList());
    return this;
  }

  WorldOfDevices profile(Optional<RegisteredProfile> other) {
    profile = other;
    return this;
  }

  WorldOfDevices standing(Optional<ProfileStanding> other) {
    standing = other;
    return this;
  }

  WorldOfDevices reservedName() {
    reserved = true;
    return this;
  }

  WorldOfDevices enrolledBy(RunId run) {
    enrolled = Optional.of(run);
    return this;
  }

  WorldOfDevices state(String other) {
    state = Digest.ofText(other);
    return this;
  }

  WorldOfDevices change(Optional<ChangeRecord> other) {
    change = other;
    return this;
  }

  EnrollmentWorld world() {
    return new EnrollmentWorld(
        at,
        rulebook,
        digest,
        directory,
        profile,
        standing,
        reserved,
        enrolled,
        Optional.empty(),
        state,
        List.of(),
        change);
  }

  ChangeRecord change(ChangeState state) {
    return new ChangeRecord(
        CHANGE,
        state,
        false,
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.parse("2100-01-01T00:00:00Z")),
        Optional.of(request.device().value()),
        Optional.of(MAYA),
        Optional.empty());
  }

  static List<Person> people() {
    return List.of(
        person("maya", "consumer-managers"),
        person("ada", "profile-admins"),
        person("grace", "security-leads"),
        person("olga", "analysts"));
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
}
