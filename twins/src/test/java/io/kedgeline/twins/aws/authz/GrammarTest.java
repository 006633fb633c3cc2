package io.kedgeline.twins.aws.authz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarTest {

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "IDENTITY | not json | Syntax errors in policy.",
        "IDENTITY | 'Effect':'Maybe','Action':'*','Resource':'*' | Syntax errors in policy.",
        "IDENTITY | 'Effect':'Allow','Aktion':'*','Resource':'*' | Syntax errors in policy.",
        "IDENTITY | 'Effect':'Allow','Action':'*','NotAction':'*','Resource':'*' | Syntax errors in policy.",
        "IDENTITY | 'Effect':'Allow','Resource':'*' | Policy statement must contain actions.",
        "IDENTITY | 'Effect':'Allow','Action':'*' | Policy statement must contain resources.",
        "IDENTITY | 'Effect':'Allow','Action':'GetRole','Resource':'*' | Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
        "IDENTITY | 'Effect':'Allow','Action':'iam:Get:Role','Resource':'*' | Actions/Condition can contain only one colon.",
        "IDENTITY | 'Effect':'Allow','Action':'i*m:GetRole','Resource':'*' | Vendor i*m is not valid",
        "IDENTITY | 'Effect':'Allow','Action':'*','Resource':'role/R' | Resource role/R must be in ARN format or \"*\".",
        "IDENTITY | 'Effect':'Allow','Action':'*','Resource':'*','Principal':'*' | Policy document should not specify a principal.",
        "IDENTITY | 'Effect':'Deny','Action':'*','Resource':'*','Condition':{'DateLessThan':{'aws:CurrentTime':'soon'}} | The policy failed legacy parsing",
        "IDENTITY | 'Effect':'Deny','Action':'*','Resource':'*','Condition':{'StringIs':{'aws:userid':'x'}} | Syntax errors in policy.",
        "IDENTITY | 'Sid':'a-b','Effect':'Allow','Action':'*','Resource':'*' | Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
        "IDENTITY | 'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:userid':'\u2192'}} | Syntax errors in policy.",
        "TRUST | 'Effect':'Allow','Action':'sts:AssumeRole','Principal':{} | Syntax errors in policy.",
        "TRUST | 'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'AWS':'nobody'} | Invalid principal in policy: \"AWS\":\"nobody\"",
        "TRUST | 'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'Service':'*'} | Invalid principal in policy: \"SERVICE\":\"*\"",
        "SERVICE_CONTROL | 'Effect':'Deny','Action':'*','Resource':'*','Principal':'*' | Policy document should not specify a principal.",
        "RESOURCE_CONTROL | 'Effect':'Allow','Action':'sts:*','Resource':'*','Principal':'*' | Syntax errors in policy.",
        "RESOURCE_CONTROL | 'Effect':'Deny','Action':'*','Resource':'*','Principal':'*' | Syntax errors in policy.",
        "RESOURCE_CONTROL | 'Effect':'Deny','NotAction':'sts:*','Resource':'*','Principal':'*' | Syntax errors in policy.",
        "RESOURCE_CONTROL | 'Effect':'Deny','Action':'sts:*','Resource':'*','Principal':{'AWS':'*'} | Syntax errors in policy.",
        "TRUST | 'Effect':'Allow','Action':'sts:AssumeRole','Principal':'*','Resource':'*' | Has prohibited field Resource.",
        "TRUST | 'Effect':'Allow','Action':'iam:GetRole','Principal':'*' | AssumeRole policy may only specify STS AssumeRole actions.",
      })
  void aBadDocumentIsRefusedInIamsWords(PolicyKind kind, String statement, String message) {
    String text =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{" + statement.replace('\'', '"') + "}]}";
    MalformedPolicyException refused =
        assertThrows(MalformedPolicyException.class, () -> PolicyDocument.parse(kind, text));
    assertEquals(message, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"IDENTITY,false", "SERVICE_CONTROL,false", "RESOURCE,true"})
  void onlyPoliciesOfResourcesHaveAnId(PolicyKind kind, boolean taken)
      throws MalformedPolicyException {
    String text =
        """
        {"Version":"2012-10-17","Id":"x","Statement":[{"Effect":"Allow",%s\
        "Action":"s3:GetObject","Resource":"*"}]}\
        """
            .formatted(taken ? "\"Principal\":\"*\"," : "");
    if (taken) {
      assertEquals(text, PolicyDocument.parse(kind, text).text());
    } else {
      assertThrows(MalformedPolicyException.class, () -> PolicyDocument.parse(kind, text));
    }
  }
}
