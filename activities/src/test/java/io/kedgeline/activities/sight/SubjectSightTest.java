package io.kedgeline.activities.sight;

import static io.kedgeline.activities.sight.FakeSubjects.credential;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateSerial;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose session was whose, by what Roles Anywhere tells of its subjects. */
class SubjectSightTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final CertificateSerial SERIAL = new CertificateSerial("3ac9");
  private static final CertificateNames NAMES =
      new CertificateNames(Map.of("CN", "laptop-0042", "OU", "prod"), Optional.empty());

  @Test
  @DisplayName("AC-39 a subject on a later page is found, by the serial number of its certificate")
  void aSubjectOnALaterPageIsFound() {
    FakeSubjects subjects =
        new FakeSubjects()
            .with("CN=laptop-0041,OU=prod", credential("3ac9", false, NOON.plusSeconds(9)))
            .with("CN=laptop-0043,OU=prod")
            .with("OU=prod,CN=laptop-0042", credential("15049", false, NOON));
    assertEquals(Optional.of(NOON), seen(subjects));
    assertEquals(3, subjects.listed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"15049", "3ac9", "3AC9", "003ac9", "3a:c9"})
  void aSerialNumberIsTheSameHoweverItIsWritten(String written) {
    assertEquals(
        Optional.of(NOON),
        seen(new FakeSubjects().with("CN=laptop-0042", credential(written, false, NOON))));
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
                    credential("3aca", false, NOON),
                    credential("3ac9", true, NOON))));
  }

  @Test
  void whoeverOnlyBeginsWithTheNameIsNotAsked() {
    assertEquals(
        Optional.empty(),
        seen(new FakeSubjects().with("CN=laptop-00421", credential("3ac9", false, NOON))));
  }

  @Test
  void whereNobodyHasAuthenticatedNothingIsSeen() {
    assertEquals(Optional.empty(), seen(new FakeSubjects()));
  }

  private static Optional<Instant> seen(FakeSubjects subjects) {
    return new SubjectSight(subjects).seen(NAMES.commonName(), SERIAL);
  }
}
