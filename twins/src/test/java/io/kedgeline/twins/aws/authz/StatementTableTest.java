package io.kedgeline.twins.aws.authz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTableTest {

  private static final String PROFILE =
      "arn:aws:rolesanywhere:eu-central-1:" + Deciding.ACCOUNT + ":profile/1";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "M01 | 'Action':'iam:GetRole'                 | iam:GetRole              | A",
        "M02 | 'Action':'IAM:getrole'                 | iam:GetRole              | A",
        "M03 | 'Action':'iam:Get*'                    | iam:GetRole              | A",
        "M04 | 'Action':'iam:*Role'                   | iam:GetRole              | A",
        "M05 | 'Action':'iam:G?tRole'                 | iam:GetRole              | A",
        "M06 | 'Action':'iam:List*'                   | iam:GetRole              | I",
        "M07 | 'Action':'iam:GetRole?'                | iam:GetRole              | I",
        "M08 | 'NotAction':'iam:*'                    | rolesanywhere:GetProfile | A",
        "M09 | 'NotAction':'rolesanywhere:*'          | rolesanywhere:GetProfile | I",
      })
  void actionsMatch(String id, String element, String action, String outcome) {
    String statement = "{'Effect':'Allow'," + element + ",'Resource':'*'}";
    assertEquals(
        outcome,
        Deciding.outcome(
            Deciding.asks(action, Deciding.ROLE, Deciding.context().build()),
            Deciding.identity(statement.replace('\'', '"'))),
        id);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "M12 | arn:aws:rolesanywhere:*:111122223333:profile/* | PROFILE | A",
        "M13 | arn:aws:rolesanywhere:*:999922223333:profile/* | PROFILE | I",
        "M14 | arn:aws:iam::111122223333:role/* | arn:aws:iam::111122223333:role/ops/eu/R | A",
        "M15 | arn:aws:iam::111122223333:role/r | arn:aws:iam::111122223333:role/R | I",
        "M18 | arn:aws:logs:eu-central-1:111122223333:log-group:* | arn:aws:logs:eu-central-1:111122223333:log-group:/a:log-stream:b | A",
        "M19 | arn:aws:iam:*role/R | arn:aws:iam::111122223333:role/R | I",
        "type | arn:aws:iam::111122223333:ro*/R | arn:aws:iam::111122223333:role/R | I",
        "type without a slash | arn:aws:iam::111122223333:ro* | arn:aws:iam::111122223333:role/R | I",
        "service | arn:aws:*:*:*:role/R | arn:aws:iam::111122223333:role/R | I",
        "account by variable | arn:aws:iam::${aws:PrincipalAccount}:role/R | arn:aws:iam::111122223333:role/R | I",
        "short | arn:aws:iam::111122223333 | arn:aws:iam::111122223333:role/R | I",
      })
  void resourcesMatchPartByPart(String id, String pattern, String resource, String outcome) {
    String asked = resource.equals("PROFILE") ? PROFILE : resource;
    String statement =
        "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"%s\"}".formatted(pattern);
    assertEquals(
        outcome,
        Deciding.outcome(
            Deciding.asks("iam:GetRole", asked, Deciding.context().build()),
            Deciding.identity(statement)),
        id);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "M10 | 'NotAction':'rolesanywhere:Get*','Resource':'*' | rolesanywhere:EnableProfile | D",
        "M16 | 'Action':'*','NotResource':'arn:aws:iam::111122223333:role/P1' | iam:GetRole | D",
        "M17 | 'Action':'*','NotResource':'arn:aws:iam::111122223333:role/R' | iam:GetRole | A",
        "short ARN of another service | 'Action':'*','Resource':'arn:aws:s3' | iam:GetRole | A",
        "short ARN that fits | 'Action':'*','Resource':'arn:aws:iam::*' | iam:GetRole | D",
        "service wildcard, other type | 'Action':'*','Resource':'arn:aws:*:*:*:user/R' | iam:GetRole | A",
        "service wildcard that fits | 'Action':'*','Resource':'arn:aws:*:*:*:role/R' | iam:GetRole | D",
        "account by variable | 'Action':'*','Resource':'arn:aws:iam::${aws:PrincipalAccount}:role/R' | iam:GetRole | D",
        "NotResource without a value | 'Action':'*','NotResource':'arn:aws:iam::*:role/${aws:PrincipalTag/none}' | iam:GetRole | D",
      })
  void whatIsNotNamedIsDenied(String id, String elements, String action, String outcome) {
    String deny = ("{'Effect':'Deny'," + elements + "}").replace('\'', '"');
    assertEquals(
        outcome,
        Deciding.outcome(
            Deciding.asks(action, Deciding.ROLE, Deciding.context().build()),
            Deciding.identity(Deciding.ALLOW_ALL, deny)),
        id);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "V01 | ${aws:PrincipalTag/team}      | R | A",
        "V02 | ${aws:PrincipalTag/team}      |   | I",
        "V03 | ${aws:PrincipalTag/team, 'R'} |   | A",
        "V04 | ${aws:PrincipalTag/team, 'R'} | X | I",
        "V12 | ${AWS:principaltag/TEAM}      | R | A",
        "V13 | ${aws:TagKeys}                | R | I",
        "V14 | ${aws:PrincipalTag/team}      | * | I",
      })
  void variablesStandInResources(String id, String variable, String team, String outcome) {
    assertEquals(outcome, resourceWith("2012-10-17", variable, team), id);
  }

  @Test
  void aVariableWithoutAValueInNotResourceAllowsNothing() {
    assertEquals(
        "I",
        Deciding.outcome(
            Deciding.getRole(),
            Deciding.identity(
                """
                {"Effect":"Allow","Action":"*",\
                "NotResource":"arn:aws:iam::*:role/${aws:PrincipalTag/none}"}\
                """)));
  }

  @ParameterizedTest(name = "V05 {0}")
  @CsvSource({"2008-10-17", "''"})
  void anOldDocumentKnowsNoVariables(String version) {
    assertEquals("I", resourceWith(version, "${aws:PrincipalTag/team}", "R"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "V07 | Allow | StringEquals    | ${aws:PrincipalTag/none}         | CN=a  | I",
        "V08 | Deny  | StringNotEquals | ${aws:PrincipalTag/none}         | CN=a  | D",
        "V09 | Allow | StringLike      | a${*}b                           | a*b   | A",
        "V10 | Allow | StringLike      | a${*}b                           | axb   | I",
        "V11 | Allow | StringEquals    | ${aws:PrincipalTag/x509Subject/CN} | a   | A",
      })
  void variablesStandInConditions(
      String id, String effect, String operator, String value, String source, String outcome) {
    String conditioned =
        ("{'Effect':'%s','Action':'*','Resource':'*',"
                + "'Condition':{'%s':{'aws:SourceIdentity':'%s'}}}")
            .formatted(effect, operator, value)
            .replace('\'', '"');
    RequestContext context =
        Deciding.context()
            .put("aws:SourceIdentity", source)
            .put("aws:PrincipalTag/x509Subject/CN", "a")
            .build();
    String[] statements =
        effect.equals("Deny")
            ? new String[] {Deciding.ALLOW_ALL, conditioned}
            : new String[] {conditioned};
    assertEquals(
        outcome,
        Deciding.outcome(
            Deciding.asks("iam:GetRole", Deciding.ROLE, context), Deciding.identity(statements)),
        id);
  }

  private static String resourceWith(String version, String variable, String team) {
    String text =
        "{%s\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:iam::%s:role/%s\"}]}"
            .formatted(
                version.isEmpty() ? "" : "\"Version\":\"" + version + "\",",
                Deciding.ACCOUNT,
                variable);
    RequestContext.Builder context = Deciding.context().putAll("aws:TagKeys", List.of("R"));
    if (team != null) {
      context.put("aws:PrincipalTag/team", team);
    }
    return Deciding.outcome(
        Deciding.asks("iam:GetRole", Deciding.ROLE, context.build()),
        Deciding.parse(PolicyKind.IDENTITY, text));
  }
}
