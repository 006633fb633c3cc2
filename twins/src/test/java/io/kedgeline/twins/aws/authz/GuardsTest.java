package io.kedgeline.twins.aws.authz;

import static io.kedgeline.twins.aws.authz.Deciding.ACCOUNT;
import static io.kedgeline.twins.aws.authz.Deciding.ALLOW_ALL;
import static io.kedgeline.twins.aws.authz.Deciding.ROLE;
import static io.kedgeline.twins.aws.authz.Deciding.identity;
import static io.kedgeline.twins.aws.authz.Deciding.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passing roles, and the conditions by which tags, boundaries and Regions guard an action. */
class GuardsTest {

  private static final String PROFILE =
      "arn:aws:rolesanywhere:eu-central-1:" + ACCOUNT + ":profile/1";
  private static final PolicyDocument MAY_PASS =
      identity(
          """
          {"Effect":"Allow","Action":"iam:PassRole","Resource":"%s","Condition":{"StringEquals":\
          {"iam:PassedToService":"rolesanywhere.amazonaws.com"}}}\
          """
              .formatted(ROLE));

  private static AccessRequest passing(String role, String service) {
    return Deciding.asks(
        "iam:PassRole", role, Deciding.context().put("iam:PassedToService", service).build());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "P01,R,rolesanywhere.amazonaws.com,A",
    "P02,R2,rolesanywhere.amazonaws.com,I",
    "P03,R,ec2.amazonaws.com,I"
  })
  void aRoleIsPassedToTheServiceThatIsNamed(
      String id, String role, String service, String outcome) {
    String arn = "arn:aws:iam::" + ACCOUNT + ":role/" + role;
    assertEquals(outcome, Deciding.outcome(passing(arn, service), MAY_PASS), id);
  }

  @Test
  void aBoundaryWithoutPassRoleLetsNobodyPass() {
    PolicyDocument boundary =
        policy(
            PolicyKind.BOUNDARY,
            """
            {"Effect":"Allow","Action":"rolesanywhere:*","Resource":"*"}\
            """);
    assertEquals(
        "I",
        Deciding.outcome(
            passing(ROLE, "rolesanywhere.amazonaws.com"),
            PolicyLayers.of(List.of(MAY_PASS), ACCOUNT).boundedBy(Optional.of(boundary))),
        "P04");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "G01 | Deny  | rolesanywhere:EnableProfile | {'Null':{'aws:ResourceTag/ApprovedChangeId':'true'}} | | D",
        "G02 | Deny  | rolesanywhere:EnableProfile | {'Null':{'aws:ResourceTag/ApprovedChangeId':'true'}} | aws:ResourceTag/ApprovedChangeId=c | A",
        "G03 | Deny  | rolesanywhere:EnableProfile | {'Null':{'aws:ResourceTag/ApprovedChangeId':'true'}} | aws:ResourceTag/approvedchangeid=c | A",
        "G04 | Allow | rolesanywhere:TagResource   | {'ForAllValues:StringEquals':{'aws:TagKeys':['ApprovedChangeId']},'Null':{'aws:TagKeys':'false'}} | aws:TagKeys=[ApprovedChangeId] | A",
        "G05 | Allow | rolesanywhere:TagResource   | {'ForAllValues:StringEquals':{'aws:TagKeys':['ApprovedChangeId']},'Null':{'aws:TagKeys':'false'}} | aws:TagKeys=[ApprovedChangeId,Env] | I",
        "G06 | Allow | iam:CreateRole | {'ArnEquals':{'iam:PermissionsBoundary':'arn:aws:iam::111122223333:policy/B'}} | iam:PermissionsBoundary=arn:aws:iam::111122223333:policy/B | A",
        "G07 | Allow | iam:CreateRole | {'ArnEquals':{'iam:PermissionsBoundary':'arn:aws:iam::111122223333:policy/B'}} | | I",
        "G08 | Deny  | iam:GetRole    | {'StringEquals':{'iam:ResourceTag/M':'true'}} | iam:ResourceTag/M=true | D",
        "G09 | Deny  | iam:GetRole    | {'StringNotEquals':{'aws:RequestedRegion':'eu-west-1'}} | aws:RequestedRegion=us-east-1 | D",
        "G10 | Allow | iam:GetRole    | {'Null':{'aws:username':'true'}} | | A",
        "G11 | Allow | iam:GetRole    | {'StringLike':{'aws:userid':'AROAEXAMPLE:*'}} | | A",
      })
  void aConditionGuardsAnAction(
      String id, String effect, String action, String condition, String key, String outcome) {
    RequestContext.Builder context = Deciding.context();
    if (key != null) {
      String[] halves = key.split("=", 2);
      if (halves[1].startsWith("[")) {
        context.putAll(
            halves[0], List.of(halves[1].substring(1, halves[1].length() - 1).split(",", -1)));
      } else {
        context.put(halves[0], halves[1]);
      }
    }
    String guarded =
        "{'Effect':'%s','Action':'%s','Resource':'*','Condition':%s}"
            .formatted(effect, action, condition)
            .replace('\'', '"');
    assertEquals(
        outcome,
        Deciding.outcome(
            Deciding.asks(action, action.startsWith("iam:") ? ROLE : PROFILE, context.build()),
            effect.equals("Deny")
                ? new PolicyDocument[] {identity(ALLOW_ALL, guarded)}
                : new PolicyDocument[] {identity(guarded)}),
        id);
  }
}
