package io.kedgeline.domain.onboarding;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.identity.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be registered of a profile. */
class RegistrationTest {

  private static final String PURPOSE = "analysts read the audit logs";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ExactTR-ProfileClass",
        "exacttr-profileclass",
        "EXACTTR-X",
        "KedgelineRun",
        "kedgeline",
        "KEDGELINE.x",
        "ApprovedChangeId",
        "approvedchangeid",
        "APPROVEDCHANGEID"
      })
  void aTagThatDecidesSomethingIsReservedHoweverItIsWritten(String key) {
    assertTrue(refusal(Map.of(key, "x")).startsWith("tags: must not begin with"), key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws:cloudformation", "AWS:x"})
  void noTagIsOneOfAws(String key) {
    assertTrue(refusal(Map.of(key, "x")).startsWith("tags: "), key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CostCentre", "awsome", "ExactTR", "ApprovedChangeIds", "a", "Team/Data"})
  void otherTagsAreFree(String key) {
    assertDoesNotThrow(() -> tagged(Map.of(key, "x")));
  }

  @Test
  void twentyTagsAreTakenAndOneMoreIsNot() {
    assertEquals(20, tagged(tags(20)).tags().size());
    assertTrue(refusal(tags(21)).startsWith("tags: must be at most 20"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "a\u0000", "a\u202eb", "é", "a\"b"})
  void aTagsValueHoldsNothingThatIsNotShown(String value) {
    assertTrue(refusal(Map.of("Team", value)).startsWith("tags: must be"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\tb", " a", "a\nb", "a:b", "\u0131"})
  void aTagsKeyHoldsNothingThatIsNotShown(String key) {
    assertTrue(refusal(Map.of(key, "x")).startsWith("tags: must be"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"too short", "with a line\nbreak in it", "with a bell \u0007 in it"})
  void thePurposeIsALineOfWords(String purpose) {
    assertTrue(
        String.valueOf(
                assertThrows(
                        IllegalArgumentException.class, () -> registered(purpose, Set.of("logs")))
                    .getMessage())
            .startsWith("purpose: "));
  }

  @Test
  void oneToTwentyDomainsAreTaken() {
    assertDoesNotThrow(() -> registered(PURPOSE, domains(1)));
    assertDoesNotThrow(() -> registered(PURPOSE, domains(20)));
    for (Set<String> wrong : Set.of(domains(0), domains(21), Set.of("Audit"), Set.of("a b"))) {
      assertThrows(IllegalArgumentException.class, () -> registered(PURPOSE, wrong));
    }
  }

  @Test
  void domainsStandInOneOrderInEveryProcess() {
    List<String> inOrder = domains(20).stream().sorted().toList();
    Registration registration = registered(PURPOSE, Set.copyOf(inOrder.reversed()));
    assertEquals(inOrder, List.copyOf(registration.domains()));
  }

  private static String refusal(Map<String, String> tags) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> tagged(tags)).getMessage());
  }

  private static Registration tagged(Map<String, String> tags) {
    return new Registration(
        new PersonId("olga"), new PersonId("curt"), PURPOSE, Set.of("audit-logs"), tags);
  }

  private static Registration registered(String purpose, Set<String> domains) {
    return new Registration(new PersonId("olga"), new PersonId("curt"), purpose, domains, Map.of());
  }

  private static Map<String, String> tags(int many) {
    return IntStream.range(0, many)
        .boxed()
        .collect(Collectors.toMap(number -> "Tag" + number, number -> "x"));
  }

  private static Set<String> domains(int many) {
    return IntStream.range(0, many).mapToObj("domain-%d"::formatted).collect(Collectors.toSet());
  }
}
