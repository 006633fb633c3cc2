package io.kedgeline.activities.sight;

import static io.kedgeline.activities.sight.FakeSubjects.credential;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rolesanywhere.model.CredentialSummary;

/** Whose session was whose, by what Roles Anywhere tells of its subjects. */
class SubjectSightTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private final InventedCa ca = InventedCa.root("CN=Device CA", NOON);
  private final Issued laptop = issued(ca, "CN=laptop-0042,OU=prod");

  private static Issued issued(InventedCa by, String subject) {
    return by.issue(subject, NOON, Duration.ofDays(7));
  }

  @Test
  @DisplayName("AC-39 a subject on a later page is found, by its certificate")
  void aSubjectOnALaterPageIsFound() {
    FakeSubjects subjects =
        new FakeSubjects()
            .with("CN=laptop-0041,OU=prod", credential(laptop, false, NOON.plusSeconds(9)))
            .with("CN=laptop-0043,OU=prod")
            .with("OU=prod,CN=laptop-0042", credential(laptop, false, NOON));
    assertEquals(Optional.of(NOON), seen(subjects));
    assertEquals(3, subjects.listed());
  }

  @Test
  @DisplayName("AC-39 another certificate of the same subject is no sight of this one")
  void anotherCertificateOfTheSameSubjectIsNoSight() {
    assertEquals(
        Optional.empty(),
        seen(
            new FakeSubjects()
                .with(
                    "CN=laptop-0042",
                    credential(issued(ca, "CN=laptop-0042,OU=prod"), false, NOON),
                    credential(laptop, true, NOON))));
  }

  @Test
  @DisplayName("AC-39 a namesake of the same serial number is no sight, whatever its issuer's name")
  void aNamesakeOfTheSameSerialNumberIsNoSight() {
    InventedCa namesake = InventedCa.root("CN=Device CA", NOON);
    Issued theirs = issued(namesake, "CN=laptop-0042,OU=prod");
    assertEquals(laptop.certificate().getSerialNumber(), theirs.certificate().getSerialNumber());
    assertEquals(
        Optional.empty(),
        seen(new FakeSubjects().with("CN=laptop-0042,OU=prod", credential(theirs, false, NOON))));
  }

  @Test
  void whereAwsLeavesTheCertificateOutItsIssuersNameMustStandBesideItsSerialNumber() {
    assertEquals(Optional.of(NOON), seen(bare(Optional.of("CN=Device CA"))));
    assertEquals(Optional.empty(), seen(bare(Optional.of("CN=Other CA"))));
    assertEquals(Optional.empty(), seen(bare(Optional.empty())));
  }

  private FakeSubjects bare(Optional<String> issuer) {
    CredentialSummary.Builder bare =
        credential(laptop, false, NOON).toBuilder()
            .x509CertificateData("")
            .serialNumber(laptop.certificate().getSerialNumber().toString());
    return new FakeSubjects()
        .with(
            "CN=laptop-0042,OU=prod",
            issuer.map(bare::issuer).orElseGet(() -> bare.issuer("")).build());
  }

  @Test
  void whoeverOnlyBeginsWithTheNameIsNotAsked() {
    assertEquals(
        Optional.empty(),
        seen(new FakeSubjects().with("CN=laptop-00421", credential(laptop, false, NOON))));
  }

  @Test
  void whereNobodyHasAuthenticatedNothingIsSeen() {
    assertEquals(Optional.empty(), seen(new FakeSubjects()));
  }

  private Optional<Instant> seen(FakeSubjects subjects) {
    return new SubjectSight(subjects)
        .seen(
            new SoughtCertificate(
                ca.self().certificate(),
                "laptop-0042",
                new CertificateSerial(laptop.certificate().getSerialNumber().toString(16))));
  }
}
