package io.kedgeline.twins.aws.authz;

import static io.kedgeline.twins.aws.authz.Deciding.ACCOUNT;
import static io.kedgeline.twins.aws.authz.Deciding.ALLOW_ALL;
import static io.kedgeline.twins.aws.authz.Deciding.ROLE;
import static io.kedgeline.twins.aws.authz.Deciding.SESSION;
import static io.kedgeline.twins.aws.authz.Deciding.identity;
import static io.kedgeline.twins.aws.authz.Deciding.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An organisation's policies, on the caller's side and on the resource's. */
class ControlsTest {

  private static final String AUTOMATION =
      "arn:aws:iam::" + ACCOUNT + ":role/exacttr/ExactTR-IRA-Automation";
  private static final Caller.Session AUTOMATED =
      new Caller.Session(
          "arn:aws:sts::" + ACCOUNT + ":assumed-role/ExactTR-IRA-Automation/x",
          AUTOMATION,
          ACCOUNT,
          "AROAAUTOMATION:x");
  private static final PolicyDocument ONLY_AUTOMATION =
      policy(
          PolicyKind.SERVICE_CONTROL,
          ALLOW_ALL,
          """
          {"Effect":"Deny","Action":"rolesanywhere:*","Resource":"*","Condition":{"ArnNotLike":\
          {"aws:PrincipalArn":"arn:aws:iam::*:role/exacttr/ExactTR-IRA-Automation"}}}\
          """);

  @ParameterizedTest(name = "{0}")
  @CsvSource({"E10,R,D", "E11,automation,A"})
  void aFreezeLetsTheAutomationPass(String id, String caller, String outcome) {
    boolean automated = caller.equals("automation");
    AccessRequest request =
        new AccessRequest(
            automated ? AUTOMATED : SESSION,
            "rolesanywhere:EnableProfile",
            "arn:aws:rolesanywhere:eu-central-1:" + ACCOUNT + ":profile/1",
            Deciding.context().put("aws:PrincipalArn", automated ? AUTOMATION : ROLE).build());
    assertEquals(
        outcome,
        Deciding.outcome(
            request,
            PolicyLayers.of(List.of(identity(ALLOW_ALL)), ACCOUNT)
                .within(List.of(List.of(ONLY_AUTOMATION)), List.of())),
        id);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"E44,o-2,D", "E45,o-1,A"})
  void theResourcesSideKeepsForeignOrganisationsOut(String id, String org, String outcome) {
    String foreign = "arn:aws:iam::999988887777:role/F";
    PolicyDocument bucket =
        policy(
            PolicyKind.RESOURCE,
            """
            {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"s3:*","Resource":"*"}\
            """
                .formatted(foreign));
    PolicyDocument ownOrganisation =
        policy(
            PolicyKind.RESOURCE_CONTROL,
            """
            {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{\
            "StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-1"},\
            "BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}}\
            """);
    AccessRequest request =
        new AccessRequest(
            new Caller.Session(
                "arn:aws:sts::999988887777:assumed-role/F/s", foreign, "999988887777", "AROAF:s"),
            "s3:GetObject",
            "arn:aws:s3:::b/k",
            Deciding.context()
                .put("aws:PrincipalOrgID", org)
                .put("aws:PrincipalIsAWSService", "false")
                .build());
    assertEquals(
        outcome,
        Deciding.outcome(
            request,
            PolicyLayers.of(List.of(identity(ALLOW_ALL)), ACCOUNT)
                .on(bucket)
                .within(List.of(), List.of(ownOrganisation))),
        id);
  }

  @Test
  void theRootUserNeedsNoLeaveButIsBoundByADenial() {
    AccessRequest request =
        new AccessRequest(
            new Caller.Root(ACCOUNT),
            "s3:GetObject",
            "arn:aws:s3:::b/k",
            Deciding.context().build());
    PolicyDocument denial =
        policy(
            PolicyKind.RESOURCE,
            """
            {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}\
            """);
    assertEquals("A", Deciding.outcome(request, PolicyLayers.of(List.of(), ACCOUNT)));
    assertEquals("D", Deciding.outcome(request, PolicyLayers.of(List.of(), ACCOUNT).on(denial)));
  }
}
