package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.activities.aws.BreakGlassBoundary;
import io.kedgeline.conformance.stories.OpenWindow.Hands;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rolesanywhere.model.MappingRule;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** The holder inside an open window, whose role may do everything, cannot widen it. */
class WidenedWindowTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EVERYTHING =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

  /** Trusts the whole account, so that only the caller's own policies decide. */
  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":["sts:AssumeRole","sts:SetSourceIdentity"]}]}\
      """;

  private final OpenWindow window;
  private final Hands holder;

  WidenedWindowTest() throws IOException, GeneralSecurityException, InterruptedException {
    this.window = new OpenWindow();
    this.holder = window.holder;
    window.administrator.iam().createUser(r -> r.userName("old"));
    window.administrator.iam().createRole(r -> r.roleName("Other").assumeRolePolicyDocument(TRUST));
    window
        .administrator
        .iam()
        .putRolePolicy(r -> r.roleName("Other").policyName("all").policyDocument(EVERYTHING));
  }

  @AfterEach
  void stop() {
    window.close();
  }

  static Map<String, BiConsumer<OpenWindow, Hands>> ways() {
    Map<String, BiConsumer<OpenWindow, Hands>> ways = new TreeMap<>();
    ways.put(
        "lets everybody into the profile",
        (w, h) ->
            h.anywhere()
                .updateProfile(
                    r -> r.profileId(w.account.profile().id()).sessionPolicy(EVERYTHING)));
    ways.put(
        "lengthens the profile's sessions",
        (w, h) ->
            h.anywhere()
                .updateProfile(r -> r.profileId(w.account.profile().id()).durationSeconds(43_200)));
    ways.put(
        "maps the profile's attributes anew",
        (w, h) ->
            h.anywhere()
                .putAttributeMapping(r ->
                    r.profileId(w.account.profile().id())
                        .certificateField("x509Subject")
                        .mappingRules(MappingRule.builder().specifier("CN").build())));
    ways.put(
        "enables the profile",
        (w, h) -> h.anywhere().enableProfile(r -> r.profileId(w.account.profile().id())));
    ways.put(
        "creates a profile of their own",
        (w, h) ->
            h.anywhere()
                .createProfile(
                    r -> r.name("mine").enabled(true).roleArns(w.account.role().value())));
    ways.put(
        "creates a trust anchor of their own",
        (w, h) ->
            h.anywhere()
                .createTrustAnchor(r ->
                    r.name("mine")
                        .enabled(true)
                        .source(s ->
                            s.sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
                                .sourceData(d -> d.x509CertificateData("mine")))));
    ways.put(
        "puts a policy on their own role",
        (w, h) ->
            h.iam()
                .putRolePolicy(r ->
                    r.roleName(w.account.role().name())
                        .policyName("mine")
                        .policyDocument(EVERYTHING)));
    ways.put(
        "takes a policy off their own role",
        (w, h) ->
            h.iam().deleteRolePolicy(r -> r.roleName(w.account.role().name()).policyName("own")));
    ways.put(
        "trusts somebody else with their own role",
        (w, h) ->
            h.iam()
                .updateAssumeRolePolicy(
                    r -> r.roleName(w.account.role().name()).policyDocument(TRUST)));
    ways.put(
        "takes the boundary off their own role",
        (w, h) -> h.iam().deleteRolePermissionsBoundary(r -> r.roleName(w.account.role().name())));
    ways.put(
        "puts another boundary on their own role",
        (w, h) ->
            h.iam()
                .putRolePermissionsBoundary(r ->
                    r.roleName(w.account.role().name())
                        .permissionsBoundary("arn:aws:iam::aws:policy/AdministratorAccess")));
    ways.put(
        "rewrites the boundary",
        (w, h) ->
            h.iam()
                .createPolicyVersion(r ->
                    r.policyArn(w.account.boundary().value())
                        .policyDocument(EVERYTHING)
                        .setAsDefault(true)));
    ways.put("creates a user", (w, h) -> h.iam().createUser(r -> r.userName("mine")));
    ways.put("creates an access key", (w, h) -> h.iam().createAccessKey(r -> r.userName("old")));
    ways.put(
        "grants somebody everything",
        (w, h) ->
            h.iam()
                .putUserPolicy(
                    r -> r.userName("old").policyName("all").policyDocument(EVERYTHING)));
    ways.put(
        "attaches everything to somebody",
        (w, h) ->
            h.iam()
                .attachUserPolicy(r ->
                    r.userName("old").policyArn("arn:aws:iam::aws:policy/AdministratorAccess")));
    ways.put(
        "creates a role",
        (w, h) -> h.iam().createRole(r -> r.roleName("Mine").assumeRolePolicyDocument(TRUST)));
    ways.put(
        "takes another role",
        (w, h) ->
            h.sts()
                .assumeRole(r ->
                    r.roleArn("arn:aws:iam::111122223333:role/Other").roleSessionName("mine")));
    ways.put(
        "passes a role",
        (w, h) ->
            h.anywhere()
                .updateProfile(r ->
                    r.profileId(w.account.controlProfile().id())
                        .roleArns("arn:aws:iam::111122223333:role/Other")));
    ways.put(
        "changes what the notary may do",
        (w, h) ->
            h.iam()
                .putRolePolicy(r ->
                    r.roleName(w.executors.notarise())
                        .policyName("mine")
                        .policyDocument(EVERYTHING)));
    ways.put(
        "takes from the closing role what it needs",
        (w, h) ->
            h.iam().deleteRolePolicy(r -> r.roleName(w.executors.contain()).policyName("contain")));
    ways.put(
        "takes the closing worker's key",
        (w, h) ->
            h.iam()
                .deleteUserPolicy(
                    r -> r.userName("kedgeline-contain").policyName("assume-contain")));
    ways.put("looks about in the organization", (w, h) -> h.organizations().describeOrganization());
    return ways;
  }

  static Stream<String> waysToTry() {
    return ways().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("waysToTry")
  @DisplayName("AC-23 the holder inside a window cannot widen it")
  void theHolderInsideAWindowCannotWidenIt(String way) {
    assertRefused(way);
  }

  @Test
  void ordinaryWorkGoesOn() {
    assertEquals(
        "ExactTR-BreakGlass",
        holder.iam().getRole(r -> r.roleName("ExactTR-BreakGlass")).role().roleName());
    assertFalse(holder.iam().listRoles().roles().isEmpty());
    assertEquals("old", holder.iam().getUser(r -> r.userName("old")).user().userName());
    assertEquals(
        200, holder.iam().deleteUser(r -> r.userName("old")).sdkHttpResponse().statusCode());
    assertTrue(holder.sts().getCallerIdentity().arn().contains("/ExactTR-BreakGlass/"));
  }

  /** Which act only this statement keeps from happening. */
  private static final Map<String, String> ONLY_BY =
      Map.of(
          "NoOtherWayIn", "maps the profile's attributes anew",
          "NoHandOnItselfOrKedgeline", "takes a policy off their own role",
          "NoCredentialAndNoGrantThatOutlastsTheWindow", "creates a user",
          "NoOtherSession", "takes another role",
          "NoHandOnTheOrganization", "looks about in the organization");

  static Stream<String> statements() {
    return ONLY_BY.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("statements")
  void withoutTheStatementItHappens(String sid) throws JsonProcessingException {
    String way = String.valueOf(ONLY_BY.get(sid));
    assertRefused(way);
    bound(without(sid));
    ways().getOrDefault(way, (w, h) -> {}).accept(window, holder);
  }

  @Test
  void everyStatementThatDeniesIsAsked() throws JsonProcessingException {
    Set<String> sids = new TreeSet<>();
    for (JsonNode statement : JSON.readTree(shipped()).path("Statement")) {
      if (statement.path("Effect").asText("").equals("Deny")) {
        sids.add(statement.path("Sid").asText(""));
      }
    }
    assertEquals(sids, new TreeSet<>(ONLY_BY.keySet()));
  }

  private void assertRefused(String way) {
    BiConsumer<OpenWindow, Hands> deed = ways().getOrDefault(way, (w, h) -> {});
    AwsServiceException refused =
        assertThrows(AwsServiceException.class, () -> deed.accept(window, holder));
    assertTrue(
        refused.toString().contains("with an explicit deny in a permissions boundary"),
        refused::toString);
  }

  private String shipped() {
    return BreakGlassBoundary.document(window.account.role().account(), window.executors);
  }

  private void bound(String document) {
    window
        .administrator
        .iam()
        .createPolicyVersion(r ->
            r.policyArn(window.account.boundary().value())
                .policyDocument(document)
                .setAsDefault(true));
  }

  private String without(String sid) throws JsonProcessingException {
    ObjectNode tree = (ObjectNode) JSON.readTree(shipped());
    ArrayNode kept = JSON.createArrayNode();
    tree.path("Statement")
        .forEach(statement -> {
          if (!statement.path("Sid").asText("").equals(sid)) {
            kept.add(statement);
          }
        });
    tree.set("Statement", kept);
    return JSON.writeValueAsString(tree);
  }
}
