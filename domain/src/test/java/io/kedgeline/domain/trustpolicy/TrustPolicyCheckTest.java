package io.kedgeline.domain.trustpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustPolicyCheckTest {

  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final TrustAnchorArn ANCHOR =
      new TrustAnchorArn(
          "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/1c2d3e4f-5061-4728-93a4-b5c6d7e8f90a");

  @Test
  void everyCodeHasItsCheckInItsPlace() {
    assertEquals(
        List.of(TrustCode.values()),
        TrustPolicyCheck.ALL.stream().map(TrustPolicyCheck::code).toList());
  }

  @Test
  void theTemplateIsTheCorrectedOne() {
    assertEquals(
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"TrustRolesAnywhere","Effect":"Allow",\
        "Principal":{"Service":"rolesanywhere.amazonaws.com"},\
        "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],\
        "Condition":{"StringEquals":{"aws:SourceAccount":"111122223333",\
        "aws:PrincipalTag/x509Subject/OU":"prod"},\
        "StringLike":{"aws:PrincipalTag/x509SAN/URI":"urn:exacttr:device:*"},\
        "ArnEquals":{"aws:SourceArn":["%s"]}}}]}\
        """
            .formatted(ANCHOR),
        new TrustPolicyTemplate(
                ACCOUNT,
                List.of(ANCHOR),
                Map.of("x509Subject/OU", "prod", "x509SAN/URI", "urn:exacttr:device:*"))
            .document());
  }

  @ParameterizedTest
  @CsvSource({
    "x509Subject/OU, 'prod\"},\"x'",
    "x509Subject/OU, prod*",
    "x509Subject/OU, ${aws:SourceArn}",
    "x509Subject/OU, ''",
    "x509SAN/URI, 'urn:a:\\'",
    "Subject/OU, prod"
  })
  void whatWouldMeanSomethingElseInADocumentIsNoAttribute(String name, String value) {
    Map<String, String> attributes = Map.of(name, value);
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrustPolicyTemplate(ACCOUNT, List.of(ANCHOR), attributes));
  }

  @Test
  void theAnchorsAreOfTheAccount() {
    AccountId other = new AccountId("999988887777");
    List<TrustAnchorArn> anchors = List.of(ANCHOR);
    assertThrows(
        IllegalArgumentException.class, () -> new TrustPolicyTemplate(other, anchors, Map.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrustPolicyTemplate(ACCOUNT, List.of(), Map.of()));
  }
}
