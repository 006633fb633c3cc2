package io.kedgeline.domain.posture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.posture.PostureFinding.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PostureCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final DeviceId LAPTOP = new DeviceId("laptop-0042");
  private static final Persona ANALYST = new Persona("analyst-laptop");
  private static final Digest KEY = Digest.ofText("the key");
  private static final PostureQuestion QUESTION =
      new PostureQuestion(LAPTOP, ANALYST, Optional.of(KEY), NOW);
  private static final PostureRules EVERYTHING =
      new PostureRules(
          EnumSet.allOf(Demand.class), Duration.ofHours(1), 1, Set.of(KeyProtection.TPM));

  /** A report that may be spoiled. */
  record Draft(
      DeviceId device,
      Persona persona,
      Instant asOf,
      Claim disk,
      Claim edr,
      Claim firewall,
      Optional<Integer> kernel,
      Optional<KeyAttestation> attestation) {

    static Draft sound() {
      return new Draft(
          LAPTOP,
          ANALYST,
          NOW.minus(Duration.ofHours(1)),
          Claim.YES,
          Claim.YES,
          Claim.YES,
          Optional.of(1),
          attested(KeyProtection.TPM, KEY));
    }

    Draft of(DeviceId other) {
      return new Draft(other, persona, asOf, disk, edr, firewall, kernel, attestation);
    }

    Draft of(Persona other) {
      return new Draft(device, other, asOf, disk, edr, firewall, kernel, attestation);
    }

    Draft of(Instant other) {
      return new Draft(device, persona, other, disk, edr, firewall, kernel, attestation);
    }

    Draft disk(Claim claim) {
      return new Draft(device, persona, asOf, claim, edr, firewall, kernel, attestation);
    }

    Draft edr(Claim claim) {
      return new Draft(device, persona, asOf, disk, claim, firewall, kernel, attestation);
    }

    Draft firewall(Claim claim) {
      return new Draft(device, persona, asOf, disk, edr, claim, kernel, attestation);
    }

    Draft kernel(Optional<Integer> behind) {
      return new Draft(device, persona, asOf, disk, edr, firewall, behind, attestation);
    }

    Draft key(Optional<KeyAttestation> evidence) {
      return new Draft(device, persona, asOf, disk, edr, firewall, kernel, evidence);
    }

    PostureReport report() {
      return new PostureReport(device, persona, asOf, disk, edr, firewall, kernel, attestation);
    }
  }

  static Stream<Arguments> guilty() {
    Draft sound = Draft.sound();
    return Stream.of(
        arguments(Code.OTHER_DEVICE, sound.of(new DeviceId("laptop-0043"))),
        arguments(Code.OTHER_PERSONA, sound.of(new Persona("build-runner"))),
        arguments(Code.REPORT_AHEAD, sound.of(NOW.plusSeconds(61))),
        arguments(Code.REPORT_STALE, sound.of(NOW.minusSeconds(3601))),
        arguments(Code.DISK_UNKNOWN, sound.disk(Claim.UNKNOWN)),
        arguments(Code.DISK_NOT_ENCRYPTED, sound.disk(Claim.NO)),
        arguments(Code.EDR_UNKNOWN, sound.edr(Claim.UNKNOWN)),
        arguments(Code.EDR_NOT_RUNNING, sound.edr(Claim.NO)),
        arguments(Code.FIREWALL_UNKNOWN, sound.firewall(Claim.UNKNOWN)),
        arguments(Code.FIREWALL_OFF, sound.firewall(Claim.NO)),
        arguments(Code.KERNEL_UNKNOWN, sound.kernel(Optional.empty())),
        arguments(Code.KERNEL_TOO_OLD, sound.kernel(Optional.of(2))),
        arguments(Code.ATTESTATION_MISSING, sound.key(Optional.empty())),
        arguments(Code.KEY_NOT_PROTECTED, sound.key(attested(KeyProtection.NONE, KEY))),
        arguments(Code.KEY_NOT_PROTECTED, sound.key(attested(KeyProtection.HSM, KEY))),
        arguments(
            Code.OTHER_KEY, sound.key(attested(KeyProtection.TPM, Digest.ofText("another")))));
  }

  @Test
  void aDeviceThatShowsEverythingIsEnrolled() {
    assertEquals(List.of(), codes(Draft.sound().report(), EVERYTHING));
  }

  @ParameterizedTest
  @MethodSource("guilty")
  @DisplayName("a device that lacks one thing is refused for it and for nothing else")
  void whatIsMissingIsNamedAlone(Code code, Draft draft) {
    assertEquals(List.of(code), codes(draft.report(), EVERYTHING));
  }

  @Test
  void everyCodeHasItsGuiltyReport() {
    Set<Code> tried = guilty().map(row -> (Code) row.get()[0]).collect(Collectors.toSet());
    tried.add(Code.REPORT_MISSING);
    assertEquals(EnumSet.allOf(Code.class), EnumSet.copyOf(tried));
  }

  @Test
  void theChecksStandInTheOrderOfTheirCodes() {
    assertEquals(
        Arrays.stream(Code.values()).skip(1).toList(),
        PostureCheck.ALL.stream().map(PostureCheck::code).toList());
    assertEquals(Code.REPORT_MISSING, PostureCheck.MISSING.code());
  }

  @ParameterizedTest
  @EnumSource
  void everyDemandIsAskedForBySomeCheck(Demand demand) {
    assertTrue(PostureCheck.ALL.stream().anyMatch(check -> check.of().equals(Optional.of(demand))));
  }

  @Test
  void aDeviceThatNobodyKnowsIsRefused() {
    assertEquals(
        List.of(PostureCheck.MISSING),
        PostureCheck.findings(QUESTION, Optional.empty(), EVERYTHING));
  }

  @Test
  void whatIsNotDemandedIsNotLookedAt() {
    PostureRules disksOnly =
        new PostureRules(Set.of(Demand.DISK_ENCRYPTED), Duration.ofHours(1), 0, Set.of());
    PostureReport onlyItsDisk =
        Draft.sound()
            .edr(Claim.NO)
            .firewall(Claim.UNKNOWN)
            .kernel(Optional.empty())
            .key(Optional.empty())
            .report();
    assertEquals(List.of(), codes(onlyItsDisk, disksOnly));
  }

  @Test
  void aDeviceWithoutAKeyYetIsJudgedByTheRest() {
    PostureQuestion early = new PostureQuestion(LAPTOP, ANALYST, Optional.empty(), NOW);
    PostureReport report =
        Draft.sound().key(attested(KeyProtection.TPM, Digest.ofText("any"))).report();
    assertEquals(List.of(), PostureCheck.findings(early, Optional.of(report), EVERYTHING));
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnceAndEachSentenceSaysWhatToDo() {
    PostureReport nothing =
        new PostureReport(
            LAPTOP,
            ANALYST,
            NOW.minus(Duration.ofDays(2)),
            Claim.UNKNOWN,
            Claim.NO,
            Claim.UNKNOWN,
            Optional.of(7),
            Optional.empty());
    List<PostureFinding> findings =
        PostureCheck.findings(QUESTION, Optional.of(nothing), EVERYTHING);
    assertEquals(
        List.of(
            Code.REPORT_STALE,
            Code.DISK_UNKNOWN,
            Code.EDR_NOT_RUNNING,
            Code.FIREWALL_UNKNOWN,
            Code.KERNEL_TOO_OLD,
            Code.ATTESTATION_MISSING),
        findings.stream().map(PostureFinding::code).toList());
    findings.forEach(finding -> assertTrue(finding.sentence().contains(": "), finding::sentence));
    assertEquals(
        "its kernel is 7 releases behind the newest, and may be 1: update it, start it anew, let"
            + " the device report, and ask again",
        findings.get(4).sentence());
  }

  @Test
  void noRulesLetAKeyLieInSoftware() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new PostureRules(
                Set.of(Demand.KEY_PROTECTED), Duration.ofHours(1), 1, Set.of(KeyProtection.NONE)));
    assertFalse(EVERYTHING.keyProtections().contains(KeyProtection.NONE));
  }

  private static Optional<KeyAttestation> attested(KeyProtection protection, Digest key) {
    return Optional.of(new KeyAttestation(protection, key));
  }

  private static List<Code> codes(PostureReport report, PostureRules rules) {
    return PostureCheck.findings(QUESTION, Optional.of(report), rules).stream()
        .map(PostureFinding::code)
        .toList();
  }
}
