package io.kedgeline.conformance.trustpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.activities.aws.RoleTemplate;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.conformance.stories.Terminal;
import io.kedgeline.conformance.trustpolicy.TrustWorld.Presented;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.workflows.wire.WireMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.iam.IamClient;

/** What {@code profile draft} prints is made at the AWS twin, and certificates come to its door. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileDraftTest {

  private static final Map<String, String> OURS =
      Map.of(
          "x509Issuer/CN", "ExactTR Prod Sub CA G2",
          "x509Subject/OU", "prod",
          "x509SAN/URI", "urn:exacttr:device:laptop-0042");

  private final TrustWorld world;

  ProfileDraftTest() throws IOException {
    this.world = new TrustWorld();
  }

  @AfterAll
  void end() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(RoleTemplate.class)
  void whoMatchesGetsInAndWhoDoesNotStaysOut(RoleTemplate template) throws IOException {
    JsonNode draft = drafted(template.profile());
    ProfileArn profile = world.make(draft);
    RoleArn role = new RoleArn(draft.path("profile").path("roleArns").path(0).asText(""));
    SessionAnswer.Granted session =
        assertInstanceOf(SessionAnswer.Granted.class, asked(OURS, world.anchor(), profile, role));
    try (IamClient iam = world.iam(session)) {
      assertEquals(role.value(), iam.getRole(r -> r.roleName(role.name())).role().arn());
    }
    for (Map<String, String> stranger :
        List.of(
            with("x509Subject/OU", "nonprod"),
            with("x509Issuer/CN", "ExactTR Nonprod Sub CA G2"),
            with("x509SAN/URI", "urn:other:device:laptop-0042"),
            without("x509SAN/URI"),
            without("x509Subject/OU"))) {
      assertInstanceOf(
          SessionAnswer.Refused.class,
          asked(stranger, world.anchor(), profile, role),
          stranger::toString);
    }
    assertInstanceOf(
        SessionAnswer.Refused.class, asked(OURS, world.strangeAnchor(), profile, role));
  }

  @Test
  void whatIsMissingIsNamedAndNothingIsDrafted() {
    for (Map.Entry<String, String> left :
        Map.of(
                "x509Subject/OU=prod", "the rulebook asks for x509Subject/OU",
                "EVIDENCE_BUCKET=exacttr-evidence", "EVIDENCE_BUCKET: must be given")
            .entrySet()) {
      List<String> arguments = arguments("sec-ir-playbook");
      int at = arguments.indexOf(left.getKey());
      arguments.subList(at - 1, at + 1).clear();
      refused(arguments, left.getValue());
    }
    refused(arguments("sec-nobody"), "profile: must be one of [sec-readonly,");
  }

  @Test
  void aPatternThatReachesBeyondTheCompanyIsDraftedAndFound() {
    List<String> arguments = arguments("sec-readonly");
    arguments.set(arguments.indexOf("x509SAN/URI=urn:exacttr:device:*"), "x509SAN/URI=urn:*");
    Terminal.Said said = Terminal.run(arguments);
    assertEquals(5, said.exit(), said::err);
    assertTrue(said.err().contains("URN_SPACE_SWALLOWED"), said::err);
  }

  @Test
  void aSessionLongerThanItsClassAllowsIsFound() {
    List<String> arguments = arguments("sec-ir-playbook");
    arguments.addAll(List.of("--session", "PT30M"));
    Terminal.Said said = Terminal.run(arguments);
    assertEquals(5, said.exit(), said::err);
    assertTrue(said.err().contains("SESSION_TOO_LONG"), said::err);
  }

  @Test
  void whatIsOfAnotherAccountIsRefused() {
    List<String> arguments = arguments("sec-readonly");
    arguments.set(
        arguments.indexOf(world.boundary().value()), "arn:aws:iam::999988887777:policy/Boundary");
    refused(arguments, "boundary and trust anchors must be of its account");
  }

  @Test
  void theBreakGlassRoleIsNotDraftedWithinAnotherBoundaryThanTheRulebooks() {
    List<String> arguments = arguments("sec-breakglass");
    arguments.set(
        arguments.indexOf(world.boundary().value()), "arn:aws:iam::111122223333:policy/Wide");
    refused(arguments, "the rulebook keeps arn:aws:iam::111122223333:role/exacttr/breakglass/");
  }

  private static void refused(List<String> arguments, String why) {
    Terminal.Said said = Terminal.run(arguments);
    assertEquals(2, said.exit(), said::err);
    assertTrue(said.err().contains(why), said::err);
    assertEquals("", said.out());
  }

  private JsonNode drafted(String profile) throws IOException {
    Terminal.Said said = Terminal.run(arguments(profile));
    assertEquals(0, said.exit(), said::err);
    return WireMapper.tolerant().readTree(said.out());
  }

  private List<String> arguments(String profile) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "profile",
                "draft",
                profile,
                "--account",
                world.anchor().account().value(),
                "--anchor",
                world.anchor().value(),
                "--boundary",
                world.boundary().value(),
                "--rulebook",
                "../runbooks/rulebook.yaml"));
    for (String certificate :
        List.of(
            "x509Issuer/CN=ExactTR Prod Sub CA G2",
            "x509Subject/OU=prod",
            "x509SAN/URI=urn:exacttr:device:*")) {
      arguments.addAll(List.of("--certificate", certificate));
    }
    for (String value :
        List.of(
            "EVIDENCE_BUCKET=exacttr-evidence",
            "EVIDENCE_KEY=arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555",
            "REPOSITORIES=exacttr/builds",
            "ARTIFACT_BUCKET=exacttr-artifacts")) {
      arguments.addAll(List.of("--with", value));
    }
    return arguments;
  }

  private SessionAnswer asked(
      Map<String, String> attributes, TrustAnchorArn anchor, ProfileArn profile, RoleArn role) {
    Presented presented = world.issue(anchor, attributes);
    return world.answer(presented, profile, role);
  }

  private static Map<String, String> with(String attribute, String value) {
    Map<String, String> other = new HashMap<>(OURS);
    other.put(attribute, value);
    return other;
  }

  private static Map<String, String> without(String attribute) {
    Map<String, String> other = new HashMap<>(OURS);
    other.remove(attribute);
    return other;
  }
}
