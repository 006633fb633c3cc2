package io.kedgeline.starters.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.external.Attestation;
import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.SampleAuthority;
import io.kedgeline.starters.SampleDocuments;
import io.kedgeline.starters.SampleProfile;
import io.kedgeline.twins.pki.InventedCa;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a request for an authority, and what it is told before it uses up a change. */
class AuthorityFormTest {

  private static final Instant NOON = SampleProfile.NOON;
  private static final InventedCa CA = SampleDocuments.CA;

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

  @Test
  void anAuthorityOutsideAwsIsAskedForByItsDocuments()
      throws JsonProcessingException, GeneralSecurityException {
    Map<String, Object> body = outside();
    AuthorityForm.Read read = form.read(Section.root(body, faults)).orElseThrow();
    assertEquals(List.of(), faults.all());
    ExternalRequest asked = assertInstanceOf(ExternalRequest.class, read.request());
    assertEquals("partner", asked.environment());
    assertEquals(
        List.of(
            asked.papers().certificate(), asked.papers().revocationList(), asked.papers().canary()),
        read.documents().stream().map(Digest::of).toList());
    assertEquals(Digest.of(CA.self().certificate().getEncoded()), asked.papers().certificate());
    assertEquals(
        new Attestation("CA audit 2026", Digest.ofText("audit")), asked.papers().attestation());
  }

  @ParameterizedTest
  @CsvSource({
    "certificate, nonsense",
    "revocationList, nonsense",
    "canary, nonsense",
    "attestation, ''",
    "attestationSha256, 00",
    "key, own"
  })
  void aFaultInADocumentNamesItsField(String key, String value) throws JsonProcessingException {
    Map<String, Object> body = outside();
    documents(body).put(key, value);
    assertEquals(Optional.empty(), read(body));
    assertEquals(List.of("external." + key), faults.all().stream().map(Fault::path).toList());
  }

  @Test
  void oneDocumentIsNotTakenForAnotherNorTwoForOne() throws JsonProcessingException {
    String certificate = CA.self().certificatePem();
    for (String wrong :
        List.of(
            CA.revocationList(NOON, List.of()),
            certificate + certificate,
            CA.self().keyPem(),
            certificate + "x".repeat(8 * 1024))) {
      Map<String, Object> body = outside();
      documents(body).put("certificate", wrong);
      assertEquals(Optional.empty(), read(body));
    }
    assertEquals(4, faults.all().size());
  }

  @Test
  void anEnvironmentIsForTheOneKindOrTheOther() throws JsonProcessingException {
    Map<String, Object> inside = outside();
    inside.put("environment", "production");
    assertEquals(Optional.empty(), read(inside));
    Map<String, Object> own = sent();
    own.put("environment", "partner");
    assertEquals(Optional.empty(), read(own));
    assertEquals(
        List.of("environment", "environment"), faults.all().stream().map(Fault::path).toList());
  }

  private static Map<String, Object> outside() throws JsonProcessingException {
    return SampleDocuments.body();
  }

  @SuppressWarnings("unchecked") // it is built above
  private static Map<String, Object> documents(Map<String, Object> body) {
    return (Map<String, Object>) body.getOrDefault("external", Map.of());
  }

  private Optional<RunRequest> read(Map<String, Object> body) {
    return form.read(Section.root(body, faults)).map(AuthorityForm.Read::request);
  }

  private static Map<String, Object> sent() throws JsonProcessingException {
    return SampleAuthority.body();
  }
}
