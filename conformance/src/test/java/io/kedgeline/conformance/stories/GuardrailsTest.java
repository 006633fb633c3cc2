package io.kedgeline.conformance.stories;

import static io.kedgeline.conformance.stories.GuardedWorld.CLASS;
import static io.kedgeline.conformance.stories.GuardedWorld.NOTE;
import static io.kedgeline.conformance.stories.GuardedWorld.assertRefused;
import static io.kedgeline.conformance.stories.GuardedWorld.enable;
import static io.kedgeline.conformance.stories.GuardedWorld.newProfile;
import static io.kedgeline.conformance.stories.GuardedWorld.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.Guardrail;
import io.kedgeline.domain.resource.ProfileArn;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each statement of the shipped guardrails keeps from happening. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardrailsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final GuardedWorld world;

  GuardrailsTest() throws IOException {
    this.world = new GuardedWorld();
  }

  @AfterAll
  void stop() {
    world.close();
  }

  static Stream<RefusedAct> acts() {
    return RefusedAct.all();
  }

  @ParameterizedTest
  @MethodSource("acts")
  void theGuardrailRefusesWhatIsAllowedWithoutTheStatement(RefusedAct act)
      throws JsonProcessingException {
    assertRefused(() -> act.deed().accept(world));
    String shipped = act.guardrail().document(world.executors);
    world.organization.change(act.guardrail(), without(act.sid(), shipped));
    try {
      act.deed().accept(world);
    } finally {
      world.organization.change(act.guardrail(), shipped);
    }
  }

  @Test
  void everyStatementIsAsked() throws JsonProcessingException {
    for (Guardrail guardrail : Guardrail.values()) {
      Set<String> sids = new TreeSet<>();
      for (JsonNode statement :
          JSON.readTree(guardrail.document(world.executors)).path("Statement")) {
        sids.add(statement.path("Sid").asText(""));
      }
      Set<String> asked = new TreeSet<>();
      RefusedAct.all()
          .filter(act -> act.guardrail() == guardrail)
          .forEach(act -> asked.add(act.sid()));
      assertEquals(sids, asked);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ApprovedChangeId", "approvedchangeid", "APPROVEDCHANGEID"})
  @DisplayName("AC-08 nobody else notes an approval, in whatever case the key is written")
  void nobodyElseNotesAnApprovalInWhateverCase(String key) {
    ProfileArn profile = world.breakGlass();
    for (Duty duty : List.of(Duty.OPEN, Duty.CONTAIN, Duty.OBSERVE)) {
      assertRefused(() -> world.as(duty, c -> tag(c, profile, key, "CHG-1")));
    }
    assertRefused(() -> world.administering(c -> tag(c, profile, key, "CHG-1")));
    for (Duty duty : Duty.values()) {
      assertRefused(() ->
          world.as(
              duty,
              c ->
                  newProfile(
                      c.rolesAnywhere(), world.harmless(), CLASS, "breakglass", key, "CHG-1")));
    }
    assertRefused(() ->
        world.administering(c ->
            newProfile(c.rolesAnywhere(), world.harmless(), CLASS, "breakglass", key, "CHG-1")));
    assertRefused(() -> world.as(Duty.OPEN, c -> enable(c, profile)));
  }

  @Test
  void oneDutyNotesAndAnotherEnables() {
    ProfileArn profile = world.breakGlass();
    world.as(Duty.NOTARISE, c -> tag(c, profile, NOTE, "CHG-1"));
    world.as(Duty.OPEN, c -> enable(c, profile));
    assertTrue(world.enabled(profile));
  }

  private static String without(String sid, String document) throws JsonProcessingException {
    ObjectNode tree = (ObjectNode) JSON.readTree(document);
    ArrayNode kept = JSON.createArrayNode();
    tree.path("Statement")
        .forEach(statement -> {
          if (!statement.path("Sid").asText("").equals(sid)) {
            kept.add(statement);
          }
        });
    assertEquals(tree.path("Statement").size() - 1, kept.size());
    tree.set("Statement", kept);
    return JSON.writeValueAsString(tree);
  }
}
