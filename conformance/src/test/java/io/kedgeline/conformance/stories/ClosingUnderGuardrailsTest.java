package io.kedgeline.conformance.stories;

import static io.kedgeline.conformance.stories.GuardedWorld.CLASS;
import static io.kedgeline.conformance.stories.GuardedWorld.NOTE;
import static io.kedgeline.conformance.stories.GuardedWorld.assertRefused;
import static io.kedgeline.conformance.stories.GuardedWorld.enable;
import static io.kedgeline.conformance.stories.GuardedWorld.give;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.ExecutorPolicies;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.resource.ProfileArn;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/** Under every guardrail at once, nothing that closes is refused. */
class ClosingUnderGuardrailsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final GuardedWorld world;

  ClosingUnderGuardrailsTest() throws IOException {
    this.world = new GuardedWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  static Map<String, Consumer<GuardedWorld>> closingActs() {
    Map<String, Consumer<GuardedWorld>> acts = new TreeMap<>();
    acts.put("rolesanywhere:GetProfile", it -> it.enabled(it.opened()));
    acts.put(
        "rolesanywhere:ListTagsForResource",
        it -> {
          ProfileArn profile = it.opened();
          it.closing(
              c -> c.rolesAnywhere().listTagsForResource(r -> r.resourceArn(profile.value())));
        });
    acts.put(
        "rolesanywhere:DisableProfile",
        it -> {
          ProfileArn profile = it.opened();
          it.closing(c -> c.rolesAnywhere().disableProfile(r -> r.profileId(profile.id())));
          assertFalse(it.enabled(profile));
        });
    acts.put(
        "rolesanywhere:UpdateProfile",
        it -> {
          ProfileArn profile = it.opened();
          it.closing(c ->
              c.rolesAnywhere()
                  .updateProfile(r ->
                      r.profileId(profile.id())
                          .sessionPolicy(DesiredProfile.atRest().sessionPolicy())));
        });
    acts.put(
        "rolesanywhere:UntagResource",
        it -> {
          ProfileArn profile = it.opened();
          it.closing(c ->
              c.rolesAnywhere().untagResource(r -> r.resourceArn(profile.value()).tagKeys(NOTE)));
          assertRefused(() -> it.as(Duty.OPEN, c -> enable(c, profile)));
        });
    acts.put(
        "rolesanywhere:GetTrustAnchor",
        it ->
            it.closing(c ->
                c.rolesAnywhere().getTrustAnchor(r -> r.trustAnchorId(it.account.anchor().id()))));
    acts.put(
        "rolesanywhere:DisableTrustAnchor",
        it -> {
          it.administering(c ->
              c.rolesAnywhere()
                  .tagResource(r ->
                      r.resourceArn(it.account.anchor().value())
                          .tags(Tag.builder().key(CLASS).value("breakglass").build())));
          it.closing(c ->
              c.rolesAnywhere().disableTrustAnchor(r -> r.trustAnchorId(it.account.anchor().id())));
        });
    acts.put(
        "iam:PassRole",
        it -> {
          ProfileArn profile = it.opened();
          it.closing(c -> give(c, profile, it.account.role()));
        });
    acts.put(
        "iam:PutRolePolicy",
        it ->
            it.closing(c ->
                c.iam()
                    .putRolePolicy(r ->
                        r.roleName(it.account.role().name())
                            .policyName("end")
                            .policyDocument(DesiredProfile.atRest().sessionPolicy()))));
    acts.put(
        "iam:DeleteRolePolicy",
        it -> {
          String role = it.account.role().name();
          it.closing(c -> {
            c.iam()
                .putRolePolicy(r ->
                    r.roleName(role)
                        .policyName("kedgeline-emergency-RB-06.CHG-1")
                        .policyDocument(DesiredProfile.atRest().sessionPolicy()));
            c.iam()
                .deleteRolePolicy(
                    r -> r.roleName(role).policyName("kedgeline-emergency-RB-06.CHG-1"));
          });
        });
    acts.put(
        "iam:ListRolePolicies",
        it -> it.closing(c -> c.iam().listRolePolicies(r -> r.roleName(it.account.role().name()))));
    acts.put(
        "iam:GetRole",
        it -> it.closing(c -> c.iam().getRole(r -> r.roleName(it.account.role().name()))));
    acts.put(
        "iam:GetRolePolicy",
        it ->
            it.closing(c ->
                c.iam()
                    .getRolePolicy(r -> r.roleName(it.account.role().name()).policyName("own"))));
    return acts;
  }

  static Stream<String> closingActions() {
    return closingActs().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("closingActions")
  void noGuardrailRefusesAnActThatCloses(String action) {
    closingActs().getOrDefault(action, it -> {}).accept(world);
  }

  @Test
  void everyActionOfTheClosingRoleIsAsked() throws JsonProcessingException {
    Set<String> shipped = new TreeSet<>();
    for (JsonNode statement :
        JSON.readTree(ExecutorPolicies.of(Duty.CONTAIN, world.account.profile().account()))
            .path("Statement")) {
      JsonNode action = statement.path("Action");
      if (action.isTextual()) {
        shipped.add(action.asText(""));
      }
      action.forEach(each -> shipped.add(each.asText("")));
    }
    assertEquals(shipped, closingActs().keySet());
  }
}
