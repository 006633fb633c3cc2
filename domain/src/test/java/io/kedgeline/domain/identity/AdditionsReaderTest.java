package io.kedgeline.domain.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.document.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdditionsReaderTest {

  private static final String KNOWN = "is not a key here; known are id, oidc, certificates, slack";

  @Test
  void aFileAddsAccountsAndCertificates() {
    AdditionsResult.Valid read =
        assertInstanceOf(
            AdditionsResult.Valid.class,
            read(List.of(Map.of("id", "maya", "certificates", List.of("maya-breakglass")))));
    assertEquals(
        List.of(
            new Addition(
                new PersonId("maya"),
                new Accounts(
                    Set.of(), Set.of(SourceIdentity.ofCommonName("maya-breakglass")), Set.of()))),
        read.additions());
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "groups", "name", "emails"})
  void whatTheIdentityStoreSaysTheFileMayNot(String key) {
    assertEquals(
        List.of("people[0]." + key + ": " + KNOWN),
        faults(List.of(Map.of("id", "maya", key, "active"))));
  }

  @Test
  void aCertificateBelongsToOnePersonAndAPersonIsListedOnce() {
    Map<String, Object> maya = Map.of("id", "maya", "certificates", List.of("maya-breakglass"));
    assertEquals(
        List.of(
            "people[1].id: is the same as people[0].id; one person is listed once",
            "people[1].certificates: is the same as people[0].certificates; a certificate belongs"
                + " to one person"),
        faults(List.of(maya, maya)));
  }

  private static AdditionsResult read(List<Map<String, Object>> people) {
    return AdditionsReader.read(Map.of("people", people));
  }

  private static List<String> faults(List<Map<String, Object>> people) {
    return assertInstanceOf(AdditionsResult.Faulty.class, read(people)).faults().stream()
        .map(Fault::toString)
        .toList();
  }
}
