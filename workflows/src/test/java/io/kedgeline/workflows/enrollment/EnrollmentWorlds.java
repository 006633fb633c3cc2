package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.EnrollmentPlanner;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.EnrollmentWorld;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.enrollment.ProfileStanding;
import io.kedgeline.domain.enrollment.RegisteredProfile;
import io.kedgeline.domain.enrollment.ShownRequest;
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
import io.kedgeline.domain.posture.Claim;
import io.kedgeline.domain.posture.KeyAttestation;
import io.kedgeline.domain.posture.KeyProtection;
import io.kedgeline.domain.posture.PostureReport;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.warrant.ActHeader;
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

/** The world in which a laptop can be enrolled under the shipped rulebook. */
final class EnrollmentWorlds {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final ChangeId CHANGE = new ChangeId("CHG-1");
  static final RunId RUN = RunId.of(RunbookId.CONSUMER_ENROLLMENT, CHANGE);
  static final PersonId MAYA = new PersonId("maya");
  static final PersonId ADA = new PersonId("ada");
  static final PersonId GRACE = new PersonId("grace");
  static final PersonId OLGA = new PersonId("olga");
  static final DeviceId LAPTOP = new DeviceId("laptop-0042");
  static final Persona ANALYST = new Persona("analyst-laptop");
  static final Digest KEY = Digest.ofText("the laptop's key");
  static final LoadedRulebook RULEBOOK =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"));
  static final TrustAnchorArn ANCHOR =
      new TrustAnchorArn(
          "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/1c2d3e4f-5061-4728-93a4-b5c6d7e8f90a");
  static final CertificateAuthorityArn AUTHORITY =
      new CertificateAuthorityArn(
          "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-0000-1111-2222-333344440001");
  static final RegisteredProfile PROFILE =
      new RegisteredProfile(
          new RunId("RB-02/CHG-9"),
          "sec-readonly",
          new ProfileArn(
              "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/0a1b2c3d-0000-1111-2222-333344440002"),
          new RoleArn("arn:aws:iam::111122223333:role/exacttr/ExactTR-SecurityReadOnly"),
          ANCHOR,
          Map.of("x509Subject/OU", "prod", "x509SAN/URI", "urn:exacttr:device:*"));
  static final EnrollmentRequest REQUEST =
      new EnrollmentRequest(
          CHANGE, LAPTOP, ANALYST, OLGA, "sec-readonly", "production", "a test enrols a laptop");

  private EnrollmentWorlds() {}

  static EnrollmentWorld at(Instant now) {
    return world(now, people(), "as planned", Optional.empty());
  }

  /** The role was changed by hand meanwhile. */
  static EnrollmentWorld moved(Instant now) {
    return world(now, people(), "changed by hand", Optional.empty());
  }

  /** The device's request is as it must be, unless something speaks against it. */
  static EnrollmentWorld shown(Instant now, String request, String... faults) {
    return world(
        now,
        people(),
        "as planned",
        Optional.of(new ShownRequest(Digest.ofText(request), Optional.of(KEY), List.of(faults))));
  }

  /** This person stands in exactly these groups meanwhile. */
  static EnrollmentWorld where(PersonId person, Instant now, String... groups) {
    return world(
        now,
        Stream.concat(
                people().stream().filter(known -> !known.id().equals(person)),
                Stream.of(person(person, groups)))
            .toList(),
        "as planned",
        Optional.empty());
  }

  static EnrollmentPlan plan() {
    return EnrollmentPlanner.plan(header(MAYA), REQUEST, "first", 1, at(NOW))
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
        Optional.of(LAPTOP.value()),
        Optional.of(MAYA),
        Optional.empty());
  }

  /** A device that shows everything that is demanded of it. */
  static PostureReport fit(Instant now) {
    return report(LAPTOP, now, Claim.YES, KEY);
  }

  static PostureReport report(DeviceId device, Instant now, Claim disk, Digest key) {
    return new PostureReport(
        device,
        ANALYST,
        now,
        disk,
        Claim.YES,
        Claim.YES,
        Optional.of(0),
        Optional.of(new KeyAttestation(KeyProtection.TPM, key)));
  }

  static BootstrapBundle bundle() {
    return new BootstrapBundle(
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        List.of(),
        ANCHOR,
        PROFILE.profile(),
        PROFILE.role(),
        Duration.ofHours(1));
  }

  private static EnrollmentWorld world(
      Instant now, List<Person> people, String state, Optional<ShownRequest> shown) {
    return new EnrollmentWorld(
        now,
        RULEBOOK.rulebook(),
        RULEBOOK.sha256(),
        new Directory(now, people),
        Optional.of(PROFILE),
        Optional.of(
            new ProfileStanding(
                true,
                true,
                Duration.ofHours(1),
                Optional.of(PROFILE.trustPolicy()),
                Optional.of(
                    new TrustAnchorState(
                        ANCHOR, "prod", true, Optional.of(AUTHORITY), new TreeMap<>())),
                true)),
        false,
        Optional.empty(),
        shown,
        Digest.ofText(state),
        List.of(),
        Optional.of(change(ChangeState.SCHEDULED)));
  }

  private static List<Person> people() {
    return List.of(
        person(MAYA, "consumer-managers"),
        person(ADA, "profile-admins"),
        person(GRACE, "security-leads"),
        person(OLGA, "analysts"));
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
