package io.kedgeline.conformance.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.RoleTemplate;
import io.kedgeline.activities.aws.admission.RefusalReason;
import io.kedgeline.domain.onboarding.AdmissionCase;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a profile lets in, proved at the AWS twin, and what the proof finds when it is wrong. */
class AdmissionProofTest {

  private static final String POLICY_REFUSES =
      "is refused: AccessDeniedException, Unable to assume";

  private final AdmissionWorld world;

  AdmissionProofTest() throws IOException {
    this.world = new AdmissionWorld();
  }

  @AfterEach
  void end() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(RoleTemplate.class)
  void whoMatchesGetsInAndNobodyElse(RoleTemplate template) {
    List<String> seen = world.prove(world.make(template, world.trust().document()));
    List<String> expected =
        List.of(
            "the matching canary got a session",
            "its session read its role by iam:GetRole",
            "its session may do nothing else: iam:ListRoles is refused: AccessDenied, User: ",
            "a canary whose OU is prod-x " + POLICY_REFUSES,
            "a canary without OU " + POLICY_REFUSES,
            "a canary whose URI is urn:exacttr:devicekedgeline-canary-CHG-1 " + POLICY_REFUSES,
            "a canary without a URI " + POLICY_REFUSES,
            "a canary that another authority of the same name certifies is refused: "
                + "AccessDeniedException, Untrusted Signing Certificate",
            "a canary with the same names at the other anchor, %s, %s"
                .formatted(world.other.anchor(), POLICY_REFUSES),
            "after all that the matching canary got a session again");
    assertEquals(expected.size(), seen.size(), seen::toString);
    for (int i = 0; i < expected.size(); i++) {
      assertTrue(seen.get(i).startsWith(expected.get(i)), seen.get(i));
    }
  }

  @Test
  void whereThereIsNoOtherAuthorityNoneIsAsked() {
    AdmissionCase admission = readOnly(world.trust());
    AdmissionCase alone =
        new AdmissionCase(
            admission.rightful(),
            admission.profile(),
            admission.canary(),
            admission.attributes(),
            Optional.empty());
    assertEquals(9, world.prove(alone).size());
  }

  @ParameterizedTest
  @CsvSource({
    "x509Subject/OU, a canary whose OU is prod-x got a session",
    "x509SAN/URI, a canary whose URI is urn:exacttr:devicekedgeline-canary-CHG-1 got a session"
  })
  void aPolicyThatForgetsAnAttributeIsFound(String attribute, String found) {
    AdmissionCase admission = readOnly(world.trustWith(attribute, Optional.empty()));
    notProved(found, () -> world.prove(admission));
  }

  @ParameterizedTest
  @CsvSource({"urn:exacttr:*", "urn:exacttr:device*"})
  void aPatternThatIsALittleTooShortIsFound(String pattern) {
    AdmissionCase admission = readOnly(world.trustWith("x509SAN/URI", Optional.of(pattern)));
    notProved(
        "a canary whose URI is urn:exacttr:devicekedgeline-canary-CHG-1 got a session",
        () -> world.prove(admission));
  }

  @Test
  void aPolicyThatAsksOnlyWhereThereIsSomethingIsFound() {
    String lenient =
        world.trust().document().replace("\"StringEquals\"", "\"StringEqualsIfExists\"");
    AdmissionCase admission = world.make(RoleTemplate.SECURITY_READ_ONLY, lenient);
    notProved("a canary without OU got a session", () -> world.prove(admission));
  }

  @Test
  void aPolicyThatTrustsAnotherAnchorTooIsFound() {
    AdmissionCase admission =
        readOnly(
            new TrustPolicyTemplate(
                AwsAccount.ID,
                List.of(world.rightful.anchor(), world.other.anchor()),
                AdmissionWorld.ATTRIBUTES));
    notProved(
        "a canary with the same names at the other anchor, %s, got a session"
            .formatted(world.other.anchor()),
        () -> world.prove(admission));
  }

  @Test
  void aPolicyThatLetsInNobodyIsFound() {
    AdmissionCase admission = readOnly(world.trustWith("x509Issuer/CN", Optional.of("Other")));
    notProved(
        "the matching canary is refused: AccessDeniedException, Unable to assume",
        () -> world.prove(admission));
  }

  @ParameterizedTest
  @EnumSource(RoleTemplate.class)
  void aRoleThatDeniesTheCanaryNothingIsFound(RoleTemplate template) {
    AdmissionCase admission = world.make(template, world.trust().document());
    world.letTheCanaryDoMore(admission);
    notProved(
        template == RoleTemplate.BREAK_GLASS
            ? "the canary's session may do more: it listed roles"
            : "no policy of the role keeps the canary from anything: AccessDenied, ",
        () -> world.prove(admission));
  }

  @Test
  void aRefusalForAnotherReasonProvesNothing() {
    AdmissionCase admission = readOnly(world.trust());
    world.disable(world.other.anchor());
    notProved(
        "a canary with the same names at the other anchor, %s, is refused for another reason: "
                .formatted(world.other.anchor())
            + "AccessDeniedException, Trust anchor is disabled",
        () -> world.prove(admission));
  }

  @Test
  void aDisabledProfileKeepsEverybodyOut() {
    AdmissionCase admission = readOnly(world.trust());
    notProved(
        "the matching canary got a session",
        () -> world.mustStayOut(admission, RefusalReason.PROFILE_DISABLED));
    world.disable(admission.profile());
    assertEquals(
        List.of("the matching canary is refused: AccessDeniedException, Profile is disabled"),
        world.mustStayOut(admission, RefusalReason.PROFILE_DISABLED));
    notProved("the matching canary is refused: ", () -> world.prove(admission));
    notProved(
        "the matching canary is refused for another reason: ",
        () -> world.mustStayOut(admission, RefusalReason.ANCHOR_DISABLED));
    world.disable(world.rightful.anchor());
    notProved(
        "the matching canary is refused for another reason: ",
        () -> world.mustStayOut(admission, RefusalReason.PROFILE_DISABLED));
  }

  @Test
  void aDisabledAnchorKeepsEverybodyOut() {
    AdmissionCase admission = readOnly(world.trust());
    notProved(
        "the matching canary got a session",
        () -> world.mustStayOut(admission, RefusalReason.ANCHOR_DISABLED));
    world.disable(world.rightful.anchor());
    assertEquals(
        List.of("the matching canary is refused: AccessDeniedException, Trust anchor is disabled"),
        world.mustStayOut(admission, RefusalReason.ANCHOR_DISABLED));
  }

  private AdmissionCase readOnly(TrustPolicyTemplate trust) {
    return world.make(RoleTemplate.SECURITY_READ_ONLY, trust.document());
  }

  private static void notProved(String found, Executable proof) {
    ApplicationFailure failure = assertThrows(ApplicationFailure.class, proof);
    assertEquals(FailureType.NOT_PROVED.name(), failure.getType());
    assertTrue(failure.getOriginalMessage().startsWith(found), failure.getOriginalMessage());
  }
}
