package io.kedgeline.starters.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.ledger.event.AwsEvent;
import io.kedgeline.ledger.event.AwsObjects;
import io.kedgeline.ledger.event.PresentedCertificate;
import io.kedgeline.ledger.event.SeenCertificate;
import io.kedgeline.workflows.wire.WireMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of an event, and what is not. */
class AwsEventReaderTest {

  private static final String PLACE = "arn:aws:rolesanywhere:eu-central-1:111122223333:";
  private static final String UUID = "0f9e8d7c-1111-4222-8333-444455556666";
  private static final TrustAnchorArn ANCHOR = new TrustAnchorArn(PLACE + "trust-anchor/" + UUID);
  private static final ProfileArn PROFILE = new ProfileArn(PLACE + "profile/" + UUID);
  private static final String ROLE = "arn:aws:iam::111122223333:role/ops/break-glass";
  private static final Instant CALLED = Instant.parse("2026-11-01T11:59:58Z");

  private static final String SESSION =
      """
      {"eventID":"5b1c","eventName":"CreateSession","eventTime":"2026-11-01T11:59:58Z",
       "requestParameters":{"trustAnchorArn":"%s","profileArn":"%s","roleArn":"%s"%%s},
       "responseElements":{"credentialSet":[{"assumedRoleUser":
         {"arn":"arn:aws:sts::111122223333:assumed-role/break-glass/%%s"},
         "sourceIdentity":"CN=omar-breakglass"}]}}\
      """
          .formatted(ANCHOR, PROFILE, ROLE);

  private static final String AUTHORITY =
      "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/1c2d3e4f-5061-4728-93a4-b5c6d7e8f90a";

  private final Faults faults = new Faults();

  @Test
  void aSessionIsReadWithItsCertificatesSerial() {
    AwsEvent session = read(SESSION.formatted("", "003AC9")).orElseThrow();
    assertEquals(
        new AwsEvent(
            "5b1c",
            new AccountId("111122223333"),
            new Region("eu-central-1"),
            AwsEvent.ROLES_ANYWHERE,
            "CreateSession",
            CALLED,
            new AwsObjects(
                Optional.of(ANCHOR),
                Optional.of(PROFILE),
                Optional.of(new RoleArn(ROLE)),
                Optional.empty()),
            Optional.empty(),
            new PresentedCertificate(
                Optional.of(new CertificateSerial("3ac9")),
                Optional.empty(),
                Optional.of("CN=omar-breakglass"))),
        session);
    assertEquals(
        Optional.of(
            new SeenCertificate(ANCHOR, new CertificateSerial("3ac9"), Optional.empty(), CALLED)),
        session.sight());
  }

  @Test
  void aNameThatWhoeverAskedChoseIsNoSerialOfAnybody() {
    AwsEvent session =
        read(SESSION.formatted(",\"roleSessionName\":\"3ac9\"", "3ac9")).orElseThrow();
    assertEquals(Optional.empty(), session.certificate().serial());
    assertEquals(Optional.empty(), session.sight());
  }

  @Test
  void issuerAndSubjectAreReadWhereTheEventTellsThem() {
    AwsEvent session =
        read(SESSION.formatted(
                ",\"x509Issuer\":\"CN=Root\",\"x509Subject\":\"CN=omar,O=ExactTR\"", "3ac9"))
            .orElseThrow();
    assertEquals(Optional.of("CN=Root"), session.certificate().issuer());
    assertEquals(Optional.of("CN=omar,O=ExactTR"), session.certificate().subject());
  }

  @Test
  void tagsThatAwsHidesAreNoHindrance() {
    AwsEvent tagged =
        read("""
        {"eventName":"TagResource","requestParameters":{"resourceArn":"%s","tags":
        [{"key":"HIDDEN_DUE_TO_SECURITY_REASONS","value":"HIDDEN_DUE_TO_SECURITY_REASONS"}]},
        "responseElements":null}\
        """
                .formatted(PROFILE))
            .orElseThrow();
    assertEquals("TagResource", tagged.name());
    assertEquals(Optional.of(PROFILE), tagged.objects().profile());
  }

  @Test
  void aNoticeThatACertificateEndsIsAnEventOfItsAnchor() {
    AwsEvent notice =
        read(envelope(
                "Roles Anywhere Certificate Expiration State Change",
                ANCHOR.value(),
                "{\"certificate-serial-number\":\"1234\",\"days-to-expiry\":\"7\"}"))
            .orElseThrow();
    assertEquals("Roles Anywhere Certificate Expiration State Change", notice.name());
    assertEquals("e-1", notice.id());
    assertEquals(Optional.of(ANCHOR), notice.objects().anchor());
    assertEquals(PresentedCertificate.none(), notice.certificate());
  }

  @Test
  void aListThatCouldNotBeWrittenIsAnEventOfItsAuthorityThatFailed() {
    AwsEvent notice =
        read(envelope(
                "ACM Private CA CRL Generation",
                AUTHORITY,
                "{\"result\":\"failure\",\"reason\":\"Failed to write CRL to S3\"}"))
            .orElseThrow();
    assertEquals("ACM Private CA CRL Generation", notice.name());
    assertEquals(Optional.of(new CertificateAuthorityArn(AUTHORITY)), notice.objects().authority());
    assertEquals(Optional.of("failure"), notice.error());
    assertEquals(Optional.empty(), notice.sight());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"eventName\":7,\"eventID\":{},\"eventTime\":\"yesterday\",\"errorCode\":[]}",
        "{\"requestParameters\":\"none\",\"responseElements\":[1,[2]]}",
        "{\"requestParameters\":{\"trustAnchorArn\":\"arn:of:none\",\"roleArn\":{\"a\":1}}}",
        "{\"errorCode\":\"\\u0000\",\"requestParameters\":{\"x509Subject\":\"a\\u0000b\"}}",
        "{\"eventID\":\"a b\",\"eventName\":\"\\ud800\"}"
      })
  void aDetailOfAnotherShapeTellsNothingMore(String detail) {
    AwsEvent event = read(detail).orElseThrow();
    assertEquals("e-1", event.id());
    assertEquals("AWS API Call via CloudTrail", event.name());
    assertEquals(Instant.parse("2026-11-01T12:00:00Z"), event.at());
    assertEquals(
        new AwsObjects(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        event.objects());
    assertEquals(Optional.empty(), event.error());
    assertEquals(PresentedCertificate.none(), event.certificate());
  }

  @ParameterizedTest
  @CsvSource({
    "id, a b",
    "account, 1111",
    "region, moon",
    "source, 'aws rolesanywhere'",
    "detail-type, '<script>'",
    "time, 1999-12-31T23:59:59Z",
    "time, noon"
  })
  void whatBreaksTheEnvelopeIsNoEvent(String key, String value) {
    Map<String, Object> tree = envelope("type", ANCHOR.value(), "{}");
    tree.put(key, value);
    assertEquals(Optional.empty(), read(tree));
    assertEquals(List.of(key), faults.all().stream().map(Fault::path).toList());
  }

  @Test
  void anEnvelopeWithoutDetailIsNoEvent() {
    Map<String, Object> tree = envelope("type", ANCHOR.value(), "{}");
    tree.remove("detail");
    assertEquals(Optional.empty(), read(tree));
    assertEquals(List.of("detail"), faults.all().stream().map(Fault::path).toList());
  }

  private Optional<AwsEvent> read(String detail) {
    return read(envelope("AWS API Call via CloudTrail", "arn:of:something", detail));
  }

  private Optional<AwsEvent> read(Map<String, Object> tree) {
    return AwsEventReader.read(tree, faults);
  }

  private static Map<String, Object> envelope(String type, String resource, String detail) {
    String json =
        """
        {"version":"0","id":"e-1","detail-type":"%s","source":"aws.rolesanywhere",
         "account":"111122223333","time":"2026-11-01T12:00:00Z","region":"eu-central-1",
         "resources":["%s"],"detail":%s}\
        """
            .formatted(type, resource, detail);
    try {
      return WireMapper.strict().readValue(json, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
