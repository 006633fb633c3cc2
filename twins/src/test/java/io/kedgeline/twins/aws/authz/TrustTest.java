package io.kedgeline.twins.aws.authz;

import static io.kedgeline.twins.aws.authz.Deciding.ACCOUNT;
import static io.kedgeline.twins.aws.authz.Deciding.ALLOW_ALL;
import static io.kedgeline.twins.aws.authz.Deciding.ROLE;
import static io.kedgeline.twins.aws.authz.Deciding.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Role trust policies, as Roles Anywhere and other sessions meet them. */
class TrustTest {

  private static final String ANCHOR =
      "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/1";
  private static final String TRUSTING =
      """
      {"Effect":"Allow","Principal":{"Service":"rolesanywhere.amazonaws.com"},\
      "Action":"sts:AssumeRole"}\
      """;
  private static final String TRUSTING_ROLE =
      """
      {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}\
      """
          .formatted(ROLE);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "T01 | sts:AssumeRole | sts:AssumeRole | {}                                                  | A",
        "T02 | sts:AssumeRole | sts:AssumeRole | {'ArnEquals':{'aws:SourceArn':'ANCHOR'}}            | A",
        "T03 | sts:AssumeRole | sts:AssumeRole | {'ArnEquals':{'aws:SourceArn':'PROFILE'}}           | I",
        "T04 | sts:AssumeRole | sts:TagSession | {}                                                  | I",
        "T06 | sts:AssumeRole | sts:AssumeRole | {'StringEquals':{'aws:PrincipalTag/x509Subject/OU':'prod'}} | A",
        "T07 | sts:AssumeRole | sts:AssumeRole | {'StringNotEquals':{'aws:PrincipalTag/x509Subject/O':'x'}} | A",
        "T09 | sts:AssumeRole | sts:AssumeRole | {'ForAllValues:StringLike':{'aws:PrincipalTag/x509Subject/O':'x'}} | A",
      })
  void rolesAnywhereIsJudgedByTheTrustPolicyAlone(
      String id, String granted, String asked, String condition, String outcome) {
    String text =
        ("{'Effect':'Allow','Principal':{'Service':'rolesanywhere.amazonaws.com'},"
                + "'Action':'%s','Condition':%s}")
            .formatted(granted, condition)
            .replace("ANCHOR", ANCHOR)
            .replace("PROFILE", ANCHOR.replace("trust-anchor", "profile"))
            .replace('\'', '"');
    assertEquals(outcome, byService("rolesanywhere.amazonaws.com", asked, text), id);
  }

  @ParameterizedTest(name = "T05 {0}")
  @CsvSource({"ec2.amazonaws.com,I", "rolesanywhere.amazonaws.com,A"})
  void onlyTheTrustedServiceGetsIn(String trusted, String outcome) {
    String text =
        "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"%s\"},\"Action\":\"sts:AssumeRole\"}"
            .formatted(trusted);
    assertEquals(outcome, byService("rolesanywhere.amazonaws.com", "sts:AssumeRole", text));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "T11,arn:aws:iam::111122223333:root,false,I",
    "T12,arn:aws:iam::111122223333:root,true,A",
    "T13,ROLE,false,A",
    "T14,arn:aws:iam::999922223333:root,true,I"
  })
  void aSessionNeedsTheTrustOfTheRole(String id, String trusted, boolean identity, String outcome) {
    PolicyDocument trust =
        Deciding.policy(
            PolicyKind.TRUST,
            "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"%s\"},\"Action\":\"sts:AssumeRole\"}"
                .formatted(trusted.replace("ROLE", ROLE)));
    PolicyLayers layers =
        PolicyLayers.of(
                identity ? List.of(Deciding.identity(ALLOW_ALL)) : List.<PolicyDocument>of(),
                ACCOUNT)
            .on(trust);
    AccessRequest request =
        new AccessRequest(
            SESSION,
            "sts:AssumeRole",
            "arn:aws:iam::" + ACCOUNT + ":role/T",
            Deciding.context().build());
    assertEquals(outcome, Deciding.outcome(request, layers), id);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "T08 | Deny  | {'StringNotEquals':{'aws:PrincipalTag/x509Subject/O':'x'}} | D",
        "T17 | Allow | {'StringEquals':{'sts:RoleSessionName':'${aws:PrincipalTag/x509Subject/CN}'}} | A",
        "T17 not so | Allow | {'StringEquals':{'sts:RoleSessionName':'${aws:PrincipalTag/x509Subject/OU}'}} | I",
      })
  void theNamesOfACertificateDecide(String id, String effect, String condition, String outcome) {
    String text =
        "{'Effect':'%s','Principal':{'Service':'rolesanywhere.amazonaws.com'},'Action':'sts:AssumeRole','Condition':%s}"
            .formatted(effect, condition)
            .replace('\'', '"');
    String[] statements =
        effect.equals("Deny") ? new String[] {TRUSTING, text} : new String[] {text};
    assertEquals(
        outcome, byService("rolesanywhere.amazonaws.com", "sts:AssumeRole", statements), id);
  }

  @Test
  void aServiceIsBoundByNoServiceControlPolicy() {
    PolicyDocument denyAll =
        Deciding.policy(PolicyKind.SERVICE_CONTROL, ALLOW_ALL.replace("Allow", "Deny"));
    assertEquals(
        "A",
        Deciding.outcome(
            serviceAsks("rolesanywhere.amazonaws.com", "sts:AssumeRole"),
            PolicyLayers.of(List.of(), ACCOUNT)
                .on(Deciding.policy(PolicyKind.TRUST, TRUSTING))
                .within(List.of(List.of(denyAll)), List.of())),
        "T10");
  }

  @Test
  void aPersonMaySetNoTagsThatLookLikeACertificates() {
    PolicyDocument reserved =
        Deciding.policy(
            PolicyKind.RESOURCE_CONTROL,
            """
            {"Effect":"Deny","Principal":"*","Action":"sts:TagSession","Resource":"*",\
            "Condition":{"ForAnyValue:StringLike":{"aws:TagKeys":["x509Issuer*","x509Subject*"]},\
            "BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}}\
            """);
    AccessRequest request =
        Deciding.asks(
            "sts:TagSession",
            "arn:aws:iam::" + ACCOUNT + ":role/T",
            Deciding.context()
                .put("aws:PrincipalIsAWSService", "false")
                .putAll("aws:TagKeys", List.of("x509Subject/CN"))
                .build());
    PolicyDocument trust =
        Deciding.policy(PolicyKind.TRUST, TRUSTING_ROLE.replace("AssumeRole", "TagSession"));
    PolicyLayers open = PolicyLayers.of(List.of(Deciding.identity(ALLOW_ALL)), ACCOUNT).on(trust);
    assertEquals("A", Deciding.outcome(request, open));
    assertEquals("D", Deciding.outcome(request, open.within(List.of(), List.of(reserved))), "T16");
  }

  @ParameterizedTest
  @CsvSource({"Allow,I", "Deny,D"})
  void anyoneIsNoServiceUnlessSomethingIsForbidden(String effect, String outcome) {
    String anyone =
        "{'Effect':'%s','Principal':{'AWS':'*'},'Action':'sts:AssumeRole'}"
            .formatted(effect)
            .replace('\'', '"');
    String[] statements =
        effect.equals("Deny") ? new String[] {TRUSTING, anyone} : new String[] {anyone};
    assertEquals(outcome, byService("rolesanywhere.amazonaws.com", "sts:AssumeRole", statements));
  }

  @ParameterizedTest
  @CsvSource({"AROAEXAMPLE,A", "AROAEXAMPLE:5f1c,A", "AROAOTHER,I", "AIDAEXAMPLE,I"})
  void aUniqueIdNamesOneRoleOnly(String id, String outcome) {
    PolicyDocument trust =
        Deciding.policy(PolicyKind.TRUST, TRUSTING_ROLE).withPrincipals(Map.of(ROLE, id));
    assertEquals(
        outcome,
        Deciding.outcome(
            Deciding.asks("sts:AssumeRole", ROLE, Deciding.context().build()),
            PolicyLayers.of(List.of(), ACCOUNT).on(trust)));
  }

  @Test
  void theRootUserNeedsTheTrustOfARole() {
    AccessRequest request =
        new AccessRequest(
            new Caller.Root(ACCOUNT), "sts:AssumeRole", ROLE, Deciding.context().build());
    assertEquals(
        "I",
        Deciding.outcome(
            request,
            PolicyLayers.of(List.of(), ACCOUNT).on(Deciding.policy(PolicyKind.TRUST, TRUSTING))));
  }

  private static AccessRequest serviceAsks(String service, String action) {
    RequestContext context =
        RequestContext.builder()
            .put("aws:SourceArn", ANCHOR)
            .put("aws:SourceAccount", ACCOUNT)
            .put("aws:PrincipalTag/x509Subject/OU", "prod")
            .put("aws:PrincipalTag/x509Subject/CN", "device")
            .put("sts:RoleSessionName", "device")
            .build();
    return new AccessRequest(new Caller.Service(service), action, ROLE, context);
  }

  private static String byService(String service, String action, String... statements) {
    return Deciding.outcome(
        serviceAsks(service, action),
        PolicyLayers.of(List.of(), ACCOUNT).on(Deciding.policy(PolicyKind.TRUST, statements)));
  }
}
