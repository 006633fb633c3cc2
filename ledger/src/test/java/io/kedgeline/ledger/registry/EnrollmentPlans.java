package io.kedgeline.ledger.registry;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.enrollment.RegisteredProfile;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans of enrollments, as the ledger keeps of them. */
final class EnrollmentPlans {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final String END = "0a1b2c3d-0000-1111-2222-333344440001";
  private static final String PLACE = "eu-central-1:111122223333:";

  private EnrollmentPlans() {}

  static EnrollmentPlan of(RunId run, DeviceId device) {
    CertificateNames names =
        new CertificateNames(
            Map.of("CN", device.value(), "OU", "prod"),
            Optional.of("urn:exacttr:device:" + device));
    return new EnrollmentPlan(
        run,
        "first",
        1,
        new EnrollmentRequest(
            new ChangeId(run.change()),
            device,
            new Persona("analyst-laptop"),
            new PersonId("olga"),
            "sec-readonly",
            "production",
            "a test enrols a laptop"),
        new PersonId("maya"),
        new RegisteredProfile(
            new RunId("RB-02/CHG-9"),
            "sec-readonly",
            new ProfileArn("arn:aws:rolesanywhere:" + PLACE + "profile/" + END),
            new RoleArn("arn:aws:iam::111122223333:role/exacttr/ExactTR-SecurityReadOnly"),
            new TrustAnchorArn("arn:aws:rolesanywhere:" + PLACE + "trust-anchor/" + END),
            Map.of()),
        new CertificateAuthorityArn("arn:aws:acm-pca:" + PLACE + "certificate-authority/" + END),
        names,
        Duration.ofDays(30),
        Duration.ofHours(1),
        Duration.ofDays(3),
        List.of(),
        Digest.ofText("the rulebook"),
        Digest.ofText("the state"),
        NOW,
        NOW,
        NOW,
        List.of());
  }
}
