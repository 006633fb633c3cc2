package io.kedgeline.twins.aws.authz;

import static io.kedgeline.twins.aws.authz.Deciding.ACCOUNT;
import static io.kedgeline.twins.aws.authz.Deciding.ALLOW_ALL;
import static io.kedgeline.twins.aws.authz.Deciding.ROLE;
import static io.kedgeline.twins.aws.authz.Deciding.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Role trust policies, as Roles Anywhere and other sessions meet them. */
class TrustTest {

  private static final String ANCHOR =
      "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/1";

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

  private static String byService(String service, String action, String statement) {
    RequestContext context =
        RequestContext.builder()
            .put("aws:SourceArn", ANCHOR)
            .put("aws:SourceAccount", ACCOUNT)
            .put("aws:PrincipalTag/x509Subject/OU", "prod")
            .build();
    return Deciding.outcome(
        new AccessRequest(new Caller.Service(service), action, ROLE, context),
        PolicyLayers.of(List.of(), ACCOUNT).on(Deciding.policy(PolicyKind.TRUST, statement)));
  }
}
