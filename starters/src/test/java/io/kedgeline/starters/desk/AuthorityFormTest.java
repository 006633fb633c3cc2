package io.kedgeline.starters.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.starters.SampleAuthority;
import io.kedgeline.starters.SampleProfile;
import io.kedgeline.starters.api.AuthorityAsked;
import io.kedgeline.workflows.wire.WireMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a request for an authority, and what it is told before it uses up a change. */
class AuthorityFormTest {

  private final AuthorityForm form = new AuthorityForm(SampleProfile.RULEBOOK.rulebook());
  private final Faults faults = new Faults();

  @Test
  void whatAClientSendsIsWhatIsAsked() throws JsonProcessingException {
    assertEquals(Optional.of(SampleAuthority.request()), read(sent()));
    assertEquals(List.of(), faults.all());
  }

  @ParameterizedTest
  @CsvSource({
    "change, nonsense",
    "environment, elsewhere",
    "owner, No Person",
    "custodian, No Person",
    "purpose, short",
    "reason, short",
    "root, arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/own",
    "bucket, somebody-crl-elsewhere"
  })
  void aFaultNamesItsFieldAndWhatTheRulebookSaysIsNobodysToChoose(String key, String value)
      throws JsonProcessingException {
    Map<String, Object> body = sent();
    body.put(key, value);
    assertEquals(Optional.empty(), read(body));
    assertEquals(List.of(key), faults.all().stream().map(Fault::path).toList());
  }

  @Test
  void whoeverStandsInNoGroupOfRequestersMayNotAsk() {
    assertTrue(form.refusal(inGroup("profile-owners")).isPresent());
    assertEquals(Optional.empty(), form.refusal(inGroup("pki-owners")));
  }

  private static Person inGroup(String group) {
    return new Person(
        SampleProfile.MAYA,
        "Maya",
        PersonStatus.ACTIVE,
        Set.of(new GroupName(group)),
        Set.of(),
        Set.of());
  }

  private Optional<AuthorityRequest> read(Map<String, Object> body) {
    return form.read(Section.root(body, faults));
  }

  private static Map<String, Object> sent() throws JsonProcessingException {
    AuthorityRequest asked = SampleAuthority.request();
    AuthorityAsked body =
        new AuthorityAsked(
            asked.change().value(),
            asked.environment(),
            asked.registration().owner().value(),
            asked.registration().custodian().value(),
            asked.registration().purpose(),
            List.copyOf(asked.registration().domains()),
            asked.registration().tags(),
            asked.reason());
    return WireMapper.strict()
        .readValue(
            WireMapper.tolerant().writeValueAsString(body),
            new TypeReference<LinkedHashMap<String, Object>>() {});
  }
}
