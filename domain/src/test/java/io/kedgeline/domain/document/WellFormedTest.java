package io.kedgeline.domain.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.identity.OidcAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellFormedTest {

  private static final String RULE = "must be well-formed Unicode";

  @ParameterizedTest
  @ValueSource(strings = {"a\ud800", "\udc00", "\udc00\ud800", "\ud800 \udc00"})
  void halfASurrogatePairIsNoText(String text) {
    assertEquals(Optional.of(RULE), WellFormed.UNICODE.broken(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "Ünal", "漢", "\ud83d\udd11"})
  void whatUtf8CanCarryIsText(String text) {
    assertEquals(Optional.empty(), WellFormed.UNICODE.broken(text));
  }

  @Test
  void noDocumentHoldsIt() {
    Faults faults = new Faults();
    Section root = Section.root(Map.of("name", "a\ud800", "groups", List.of("\udfff")), faults);
    assertEquals(Optional.empty(), root.text("name", text -> Optional.empty()));
    assertEquals(Set.of(), root.names("groups", 9, "once", text -> text));
    assertEquals(
        List.of("name: " + RULE, "groups[0]: " + RULE),
        faults.all().stream().map(Fault::toString).toList());
  }

  @Test
  void noReasonForAWindowHoldsIt() {
    assertEquals(Optional.of(RULE), Reason.RULE.broken("the directory is down\ud800"));
  }

  @Test
  void noAccountIsNamedByIt() {
    assertEquals(
        "subject: " + RULE,
        assertThrows(
                IllegalArgumentException.class,
                () -> new OidcAccount("https://id.example", "\ud800"))
            .getMessage());
  }
}
