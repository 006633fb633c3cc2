package io.kedgeline.domain.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kedgeline.domain.document.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleReaderTest {

  private static final List<Map<String, String>> ACCOUNTS =
      List.of(Map.of("issuer", "https://id.example", "subject", "m1"));
  private static final Map<String, Object> MAYA =
      Map.of(
          "id",
          "maya",
          "name",
          "Maya Ünal",
          "groups",
          List.of("security-leads"),
          "emails",
          List.of("maya@exacttr.example"),
          "oidc",
          ACCOUNTS,
          "slack",
          List.of(Map.of("team", "T012AB3C4", "user", "U012AB3C4")));

  @Test
  void aPersonIsReadWithAllAccounts() {
    DirectoryEntry maya = valid(MAYA).getFirst();
    assertEquals(PersonStatus.ACTIVE, maya.person().status());
    assertEquals(Set.of(new GroupName("security-leads")), maya.person().groups());
    assertEquals(Set.of(new OidcAccount("https://id.example", "m1")), maya.person().accounts());
    assertEquals(Set.of(new SlackAccount("T012AB3C4", "U012AB3C4")), maya.slack());
  }

  @Test
  void whoHasNoAccountsAndNoGroupsIsAPersonToo() {
    assertEquals(1, valid(Map.of("id", "omar", "name", "Omar", "status", "suspended")).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maya@exacttr.example",
        "MAYA@ExactTR.example",
        "maya+work@exacttr.example",
        "Maya+a+b@EXACTTR.EXAMPLE"
      })
  @DisplayName("AC-01 an alias of somebody's e-mail makes no second person")
  void anAliasOfAnEmailMakesNoSecondPerson(String alias) {
    assertEquals(
        List.of(
            "people[1].emails: is the same as people[0].emails; a mailbox belongs to one person"),
        faults(MAYA, Map.of("id", "maya2", "name", "Maya", "emails", List.of(alias))));
  }

  @Test
  @DisplayName("AC-01 an e-mail with letters that only look the same is refused")
  void anEmailOutsideAsciiIsRefused() {
    assertEquals(
        List.of(
            "people[0].emails[0]: must be an ASCII address such as name@example.org, up to 254"
                + " characters"),
        faults(Map.of("id", "maya", "name", "Maya", "emails", List.of("mаya@exacttr.example"))));
  }

  @Test
  @DisplayName("AC-01 one account at the issuer belongs to one person")
  void oneAccountBelongsToOnePerson() {
    Map<String, Object> thief = Map.of("id", "maya2", "name", "Maya", "oidc", ACCOUNTS);
    assertEquals(
        List.of(
            "people[1].oidc[0]: is the same as people[0].oidc[0]; an account belongs to one person"),
        faults(MAYA, thief));
  }

  @Test
  void allFaultsAreNamedAtOnce() {
    assertEquals(
        List.of(
            "people[0].id: must be 2 to 63 characters of a-z 0-9 . _ - and begin with a letter or"
                + " digit",
            "people[0].name: must be 1 to 100 letters, digits, spaces and . , ' ( ) -",
            "people[0].status: must be active, suspended or left",
            "people[0].oidc[0].issuer: must begin with https:// (or http://127.0.0.1: on one"
                + " machine)",
            "people[0].role: is not a key here; known are id, name, status, groups, emails, oidc,"
                + " certificates, slack"),
        faults(
            Map.of(
                "id", "M",
                "name", "Maya\u202e",
                "status", "retired",
                "role", "admin",
                "oidc", List.of(Map.of("issuer", "http://id.example", "subject", "m1")))));
  }

  @Test
  void aListSaysWhenItWasTrueOrNothing() {
    assertEquals(
        Optional.of(Instant.parse("2026-11-01T12:00:00Z")),
        assertInstanceOf(PeopleResult.Valid.class, readAsOf("2026-11-01T12:00:00Z"))
            .people()
            .asOf());
    assertEquals(
        Optional.empty(),
        assertInstanceOf(PeopleResult.Valid.class, read(List.of(MAYA))).people().asOf());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-11-01",
        "2026-11-01T12:00:00",
        "1969-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z"
      })
  void whatIsNoInstantIsAFaultOfTheList(String asOf) {
    assertEquals(
        List.of("asOf: must be an ISO-8601 instant such as 2026-11-01T12:00:00Z"),
        assertInstanceOf(PeopleResult.Faulty.class, readAsOf(asOf)).faults().stream()
            .map(Fault::toString)
            .toList());
  }

  private static PeopleResult readAsOf(String asOf) {
    return PeopleReader.read(Map.of("people", List.of(MAYA), "asOf", asOf));
  }

  private static PeopleResult read(List<Map<String, Object>> people) {
    return PeopleReader.read(Map.of("people", people));
  }

  private static List<DirectoryEntry> valid(Map<String, Object> person) {
    return assertInstanceOf(PeopleResult.Valid.class, read(List.of(person))).people().entries();
  }

  private static List<String> faults(Map<String, Object> person) {
    return faults(List.of(person));
  }

  private static List<String> faults(Map<String, Object> one, Map<String, Object> other) {
    return faults(List.of(one, other));
  }

  private static List<String> faults(List<Map<String, Object>> people) {
    return assertInstanceOf(PeopleResult.Faulty.class, read(people)).faults().stream()
        .map(Fault::toString)
        .toList();
  }

  @Test
  void aCertificateBelongsToOnePerson() {
    Map<String, Object> one =
        Map.of("id", "ada", "name", "Ada", "certificates", List.of("ada-laptop"));
    Map<String, Object> two =
        Map.of("id", "bob", "name", "Bob", "certificates", List.of("ada-laptop"));
    PeopleResult.Faulty faulty =
        assertInstanceOf(
            PeopleResult.Faulty.class, PeopleReader.read(Map.of("people", List.of(one, two))));
    assertEquals("people[1].certificates", faulty.faults().getFirst().path());
  }
}
