package io.kedgeline.starters.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.starters.SampleProfile;
import io.kedgeline.starters.api.ProfileAsked;
import io.kedgeline.workflows.wire.WireMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a request for a profile, and what it is told before it uses up a change. */
class ProfileFormTest {

  private final ProfileForm form = new ProfileForm(SampleProfile.RULEBOOK.rulebook());
  private final Faults faults = new Faults();

  @Test
  void whatAClientSendsIsWhatIsAsked() throws JsonProcessingException {
    assertEquals(Optional.of(SampleProfile.request()), read(sent()));
    assertEquals(List.of(), found());
  }

  @Test
  void parametersAndTagsMayBeLeftOut() throws JsonProcessingException {
    Map<String, Object> body = sent();
    body.remove("parameters");
    body.remove("tags");
    assertEquals(Optional.of(Map.of()), read(body).map(asked -> asked.registration().tags()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "change      | 'nonsense'                        | change",
        "profile     | 'SEC READONLY'                    | profile",
        "environment | 'elsewhere'                       | environment",
        "anchor      | 'arn:aws:rolesanywhere:us-east-1:111122223333:trust-anchor/1b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9' | anchor",
        "anchor      | 'arn:aws:rolesanywhere:eu-central-1:999999999999:trust-anchor/1b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9' | anchor",
        "owner       | 'No Person'                       | owner",
        "purpose     | 'short'                           | purpose",
        "reason      | 'short'                           | reason",
        "holder      | 'maya'                            | holder"
      })
  void aFaultNamesItsField(String key, String value, String path) throws JsonProcessingException {
    Map<String, Object> body = sent();
    body.put(key, value.replace("'", ""));
    assertEquals(Optional.empty(), read(body));
    assertEquals(List.of(path), faults.all().stream().map(Fault::path).toList());
  }

  @Test
  void aCertificateSaysEveryAttributeThatTheRulebookAsksFor() throws JsonProcessingException {
    Map<String, Object> body = sent();
    body.put(
        "certificate", Map.of("x509Subject/OU", "prod", "x509SAN/URI", "urn:exacttr:device:*"));
    assertEquals(Optional.empty(), read(body));
    assertEquals(
        List.of("certificate: the rulebook asks for x509Issuer/CN, so say what it must be"),
        found());
  }

  @Test
  void anAttributeIsOneOfACertificate() throws JsonProcessingException {
    Map<String, Object> body = sent();
    body.put("certificate", Map.of("subject", "prod", "x509Subject/OU", 7));
    assertEquals(Optional.empty(), read(body));
    assertEquals(
        List.of("certificate.subject", "certificate.x509Subject?OU"),
        faults.all().stream().map(Fault::path).sorted().toList());
  }

  @Test
  void tagsThatDecideSomethingAreNobodysToChoose() throws JsonProcessingException {
    Map<String, Object> body = sent();
    body.put("tags", Map.of("ExactTR-ProfileClass", "breakglass"));
    assertEquals(Optional.empty(), read(body));
    assertEquals(List.of("tags"), faults.all().stream().map(Fault::path).toList());
  }

  @Test
  void whoeverStandsInNoGroupOfRequestersMayNotAsk() {
    assertTrue(form.refusal(inGroup("incident-responders")).isPresent());
    assertEquals(Optional.empty(), form.refusal(inGroup("profile-owners")));
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

  private Optional<ProfileRequest> read(Map<String, Object> body) {
    return form.read(Section.root(body, faults));
  }

  private List<String> found() {
    return faults.all().stream().map(fault -> fault.path() + ": " + fault.rule()).toList();
  }

  private static Map<String, Object> sent() throws JsonProcessingException {
    ProfileRequest asked = SampleProfile.request();
    ProfileAsked body =
        new ProfileAsked(
            asked.change().value(),
            asked.profile(),
            asked.environment(),
            asked.anchor().value(),
            asked.certificate(),
            asked.parameters(),
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
