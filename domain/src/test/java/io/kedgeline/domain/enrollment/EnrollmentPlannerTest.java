package io.kedgeline.domain.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a plan of an enrollment says. */
class EnrollmentPlannerTest {

  private final EnrollmentPlan plan = WorldOfDevices.plan();

  @Test
  void theCertificateSaysTheDeviceAndWhatTheProfileLetsIn() {
    assertEquals(Map.of("CN", "laptop-0042", "OU", "prod"), plan.names().subject());
    assertEquals(Optional.of("urn:exacttr:device:laptop-0042"), plan.names().uri());
  }

  @Test
  void itLivesAsLongAsThePersonaAllows() {
    assertEquals(Duration.ofDays(30), plan.validity());
  }

  @Test
  void everyDeadlineStandsInThePlan() {
    Instant votes = WorldOfDevices.NOW.plus(Duration.ofDays(1));
    assertEquals(votes, plan.approvalExpires());
    assertEquals(votes.plus(Duration.ofDays(1)), plan.presentBefore());
    assertEquals(plan.presentBefore().plus(Duration.ofHours(1)), plan.executeBefore());
    assertEquals(Duration.ofDays(3), plan.firstUse());
  }

  @Test
  void whoseDeviceItIsIsConcernedAsWhoAsksIs() {
    assertEquals(Set.of(new PersonId("maya"), new PersonId("olga")), plan.concerned());
  }

  @Test
  void oneThingIsDoneAndItNamesTheDevice() {
    assertEquals(
        List.of(new PlannedAction(Operation.ISSUE_CERTIFICATE, "urn:exacttr:device:laptop-0042")),
        plan.actions());
  }

  @Test
  void aHighRiskAllowsNoMonth() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new PersonaRules(
                new Persona("build-runner"),
                new GroupName("builders"),
                List.of("sec-ci-agent"),
                Risk.HIGH,
                Duration.ofDays(14).plusSeconds(1)));
  }

  @Test
  void aPatternOfTheProfileChoosesTheUrnSpace() {
    List<String> spaces = List.of("urn:exacttr:device:", "urn:exacttr:workload:");
    assertEquals(
        Optional.of("urn:exacttr:workload:runner-01"),
        DeviceNames.of(
                new DeviceId("runner-01"), Map.of("x509SAN/URI", "urn:exacttr:workload:*"), spaces)
            .flatMap(CertificateNames::uri));
    assertEquals(
        Optional.empty(),
        DeviceNames.of(
            new DeviceId("runner-01"), Map.of("x509SAN/URI", "urn:exacttr:device:x-*"), spaces));
  }
}
