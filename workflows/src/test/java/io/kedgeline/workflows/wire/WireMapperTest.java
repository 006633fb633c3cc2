package io.kedgeline.workflows.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WireMapperTest {

  private static final Act VOTE =
      new Act.Ballot(
          new ActHeader(
              new RunId("RB-06/CHG-1042"),
              new PersonId("grace"),
              "api",
              "nonce-1",
              Instant.parse("2026-01-01T12:00:00Z"),
              Instant.parse("2026-01-01T12:05:00Z")),
          "execution-1",
          1,
          Digest.ofText("plan"),
          Optional.of("ir-lead"),
          Decision.APPROVE,
          "",
          Optional.empty());

  private static final String GOLDEN =
      """
      {"act":"vote","decision":"APPROVE","execution":"execution-1","header":{"channel":"api",\
      "expiresAt":"2026-01-01T12:05:00Z","issuedAt":"2026-01-01T12:00:00Z","nonce":"nonce-1",\
      "person":"grace","run":"RB-06/CHG-1042"},"plan":"%s","reason":"","round":1,"slot":"ir-lead"}\
      """
          .formatted(Digest.ofText("plan").hex());

  @Test
  void aVoteIsWrittenAsItAlwaysWas() {
    assertEquals(GOLDEN, CanonicalJson.write(VOTE));
  }

  @Test
  void aVoteReadsBackAsItself() throws JsonProcessingException {
    assertEquals(VOTE, WireMapper.strict().readValue(GOLDEN, Act.class));
  }

  @Test
  void whatComesFromOutsideMayHoldNothingUnknown() {
    String more = GOLDEN.replace("\"round\":1", "\"round\":1,\"override\":true");
    assertThrows(
        JsonProcessingException.class, () -> WireMapper.strict().readValue(more, Act.class));
  }

  @Test
  void aMemberSaidTwiceIsRefused() {
    String twice = GOLDEN.replace("\"round\":1", "\"round\":1,\"round\":2");
    assertThrows(
        JsonProcessingException.class, () -> WireMapper.strict().readValue(twice, Act.class));
  }

  @Test
  void aValueThatBreaksItsRuleIsRefusedByTheRule() {
    String bad = GOLDEN.replace("RB-06/CHG-1042", "../../etc");
    JsonProcessingException refused =
        assertThrows(
            JsonProcessingException.class, () -> WireMapper.strict().readValue(bad, Act.class));
    assertTrue(refused.toString().contains("run: must be RB-nn/CHANGE"));
  }

  @Test
  void anAuthorityIsWrittenAsItsArn() throws JsonProcessingException {
    CertificateAuthorityArn authority =
        new CertificateAuthorityArn(
            "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-0000-1111-2222-333344445555");
    String written = CanonicalJson.write(Map.of("authority", authority));
    assertEquals("{\"authority\":\"%s\"}".formatted(authority.value()), written);
    assertEquals(
        authority,
        WireMapper.strict()
            .readValue("\"%s\"".formatted(authority.value()), CertificateAuthorityArn.class));
    assertThrows(
        JsonProcessingException.class,
        () -> WireMapper.strict().readValue("\"arn\"", CertificateAuthorityArn.class));
  }
}
