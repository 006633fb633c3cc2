package io.kedgeline.conformance.trustpolicy;

import static io.kedgeline.conformance.trustpolicy.PolicyCase.guilty;
import static io.kedgeline.conformance.trustpolicy.PolicyCase.innocent;
import static io.kedgeline.domain.trustpolicy.Severity.FAULT;
import static io.kedgeline.domain.trustpolicy.Severity.OPENS;
import static io.kedgeline.domain.trustpolicy.Severity.UNSURE;
import static io.kedgeline.domain.trustpolicy.TrustCode.ACCOUNT_NOT_PINNED;
import static io.kedgeline.domain.trustpolicy.TrustCode.ACTION_MISSING;
import static io.kedgeline.domain.trustpolicy.TrustCode.ANCHOR_IS_NONE;
import static io.kedgeline.domain.trustpolicy.TrustCode.ANCHOR_NOT_PINNED;
import static io.kedgeline.domain.trustpolicy.TrustCode.ATTRIBUTE_NOT_PINNED;
import static io.kedgeline.domain.trustpolicy.TrustCode.FOR_ALL_VALUES;
import static io.kedgeline.domain.trustpolicy.TrustCode.NOT_UNDERSTOOD;
import static io.kedgeline.domain.trustpolicy.TrustCode.OTHER_PRINCIPAL;
import static io.kedgeline.domain.trustpolicy.TrustCode.POLICY_TOO_LONG;
import static io.kedgeline.domain.trustpolicy.TrustCode.URN_SPACE_SWALLOWED;

import java.util.List;
import java.util.stream.Stream;

/** Trust policies of whom it is known whether strangers get in. */
final class PolicyCases {

  private static final String ARN = "'ArnEquals':{'aws:SourceArn':['ANCHOR']}";
  private static final String NO_ARN = "," + ARN;
  private static final String OU = "'aws:PrincipalTag/x509Subject/OU':'prod'";
  private static final String NO_OU = "," + OU;
  private static final String ISSUER =
      ",'aws:PrincipalTag/x509Issuer/CN':'" + PolicyCase.ISSUER + "'";
  private static final String URI = "'urn:exacttr:device:*'";
  private static final String LIKE = "'StringLike':{'aws:PrincipalTag/x509SAN/URI':" + URI + "},";
  private static final String SERVICE = "{'Service':'rolesanywhere.amazonaws.com'}";
  private static final String ACTIONS =
      "'Action':['sts:AssumeRole','sts:TagSession','sts:SetSourceIdentity']";
  private static final String END = "}]}";
  private static final String ALLOW = "},{'Effect':'Allow','Principal':" + SERVICE + ",";
  private static final String DENY = "},{'Effect':'Deny','Principal':" + SERVICE + ",";
  private static final String ANY = "arn:aws:rolesanywhere:*:*:trust-anchor/*";

  static final List<PolicyCase> GUILTY =
      List.of(
          guilty(NOT_UNDERSTOOD, UNSURE, "NotPrincipal", "'Principal'", "'NotPrincipal'"),
          guilty(NOT_UNDERSTOOD, UNSURE, "NotAction", ACTIONS, "'NotAction':'sts:GetSessionToken'"),
          guilty(NOT_UNDERSTOOD, UNSURE, "no operator", "'StringLike'", "'StringMatches'"),
          guilty(
              NOT_UNDERSTOOD, UNSURE, "Null with a quantifier", "'StringLike'", "'NullIfExists'"),
          guilty(NOT_UNDERSTOOD, UNSURE, "a resource", ACTIONS, ACTIONS + ",'Resource':'*'"),
          guilty(
              NOT_UNDERSTOOD,
              UNSURE,
              "a key twice, spelt in two cases",
              ARN,
              "'ArnEquals':{'aws:SourceArn':['ANCHOR'],'AWS:SourceARN':'" + ANY + "'}"),
          guilty(
              NOT_UNDERSTOOD,
              UNSURE,
              "a Deny of whatever is done",
              NO_OU,
              "",
              END,
              DENY + "'Action':'*','Condition':{'StringNotEquals':{" + OU + "}}" + END),
          guilty(
              NOT_UNDERSTOOD,
              UNSURE,
              "an action of any service",
              ACTIONS,
              "'Action':['sts:*','*:AssumeRole']"),
          guilty(OTHER_PRINCIPAL, UNSURE, "anybody", SERVICE, "'*'"),
          guilty(
              OTHER_PRINCIPAL,
              UNSURE,
              "an account too",
              SERVICE,
              "{'Service':'rolesanywhere.amazonaws.com','AWS':'ACCOUNT'}"),
          guilty(
              OTHER_PRINCIPAL,
              UNSURE,
              "another service too",
              SERVICE,
              "{'Service':['rolesanywhere.amazonaws.com','ec2.amazonaws.com']}"),
          guilty(ANCHOR_NOT_PINNED, OPENS, "no anchor", NO_ARN, ""),
          guilty(ANCHOR_NOT_PINNED, OPENS, "any anchor", "['ANCHOR']", "'" + ANY + "'"),
          guilty(
              ANCHOR_NOT_PINNED,
              OPENS,
              "one weak anchor of two",
              "['ANCHOR']",
              "['ANCHOR','" + ANY + "']"),
          guilty(ANCHOR_NOT_PINNED, OPENS, "all anchors but one", "ArnEquals", "ArnNotEquals"),
          guilty(
              ANCHOR_NOT_PINNED,
              OPENS,
              "any text",
              ARN,
              "'ForAnyValue:StringLike':{'aws:SourceArn':'*'}"),
          guilty(
              ANCHOR_NOT_PINNED,
              OPENS,
              "an anchor that is itself",
              ARN,
              "'StringEqualsIgnoreCase':{'aws:SourceArn':'${aws:SourceArn}'}"),
          guilty(
              ANCHOR_NOT_PINNED,
              OPENS,
              "an anchor in any part",
              "['ANCHOR']",
              "'arn:aws:rolesanywhere:eu-central-1:ACCOUNT:*'"),
          guilty(ANCHOR_NOT_PINNED, OPENS, "a second Allow for all", END, ALLOW + ACTIONS + END),
          guilty(
              ANCHOR_NOT_PINNED,
              FAULT,
              "a second Allow for one action",
              END,
              ALLOW + "'Action':'sts:TagSession'" + END),
          guilty(
              ANCHOR_NOT_PINNED,
              UNSURE,
              "an anchor if there is one",
              "ArnEquals",
              "ArnEqualsIfExists"),
          guilty(
              ANCHOR_NOT_PINNED,
              UNSURE,
              "no anchor, at some address",
              ARN,
              "'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}"),
          guilty(
              ANCHOR_NOT_PINNED,
              UNSURE,
              "no anchor, not at an address that some certificates name",
              ARN,
              "'NotIpAddress':{'aws:SourceAccount':'${aws:PrincipalTag/x509Subject/L}'}"),
          guilty(
              ANCHOR_NOT_PINNED,
              UNSURE,
              "a key that looks like the anchor's",
              "aws:SourceArn",
              "aws:\\u017fourceArn"),
          guilty(ANCHOR_IS_NONE, FAULT, "a profile's ARN", ":trust-anchor/", ":profile/"),
          guilty(
              ANCHOR_IS_NONE,
              FAULT,
              "a star that is no wildcard",
              ARN,
              "'StringEqualsIgnoreCase':{'aws:SourceArn':'" + ANY + "'}"),
          guilty(
              ACCOUNT_NOT_PINNED,
              FAULT,
              "no account",
              "'aws:SourceAccount':'ACCOUNT',",
              "",
              ":ACCOUNT:trust",
              ":*:trust"),
          guilty(ATTRIBUTE_NOT_PINNED, OPENS, "no unit", NO_OU, ""),
          guilty(ATTRIBUTE_NOT_PINNED, OPENS, "no issuer", ISSUER, ""),
          guilty(ATTRIBUTE_NOT_PINNED, OPENS, "no URI", LIKE, ""),
          guilty(
              ATTRIBUTE_NOT_PINNED,
              OPENS,
              "a unit if there is one",
              NO_OU,
              "",
              LIKE,
              LIKE + "'StringEqualsIfExists':{" + OU + "},"),
          guilty(
              ATTRIBUTE_NOT_PINNED,
              OPENS,
              "a unit but one",
              NO_OU,
              "",
              LIKE,
              LIKE + "'StringNotEquals':{'aws:PrincipalTag/x509Subject/OU':'test'},"),
          guilty(
              ATTRIBUTE_NOT_PINNED,
              OPENS,
              "any unit",
              NO_OU,
              "",
              LIKE,
              LIKE + "'Null':{'aws:PrincipalTag/x509Subject/OU':'false'},"),
          guilty(
              ATTRIBUTE_NOT_PINNED,
              OPENS,
              "no unit at all",
              NO_OU,
              "",
              LIKE,
              LIKE + "'Null':{'aws:PrincipalTag/x509Subject/OU':true},"),
          guilty(
              ATTRIBUTE_NOT_PINNED,
              OPENS,
              "a unit in any case",
              NO_OU,
              "",
              LIKE,
              LIKE + "'StringEqualsIgnoreCase':{" + OU + "},"),
          guilty(
              ATTRIBUTE_NOT_PINNED,
              OPENS,
              "a beginning of units",
              NO_OU,
              "",
              LIKE,
              "'StringLike':{'aws:PrincipalTag/x509Subject/OU':'prod*','aws:PrincipalTag/x509SAN/URI':"
                  + URI
                  + "},"),
          guilty(
              ATTRIBUTE_NOT_PINNED,
              OPENS,
              "a unit that is itself",
              OU,
              "'aws:PrincipalTag/x509Subject/OU':['prod','${aws:PrincipalTag/x509Subject/OU}']"),
          guilty(
              ATTRIBUTE_NOT_PINNED,
              OPENS,
              "all units of none",
              NO_OU,
              "",
              LIKE,
              LIKE + "'ForAllValues:StringEquals':{" + OU + "},"),
          guilty(
              ATTRIBUTE_NOT_PINNED,
              OPENS,
              "some of the Allows lacks the unit",
              END,
              ALLOW
                  + ACTIONS
                  + ",'Condition':{'StringEquals':{'aws:SourceAccount':'ACCOUNT'"
                  + ISSUER
                  + "},"
                  + LIKE
                  + ARN
                  + "}"
                  + END),
          guilty(
              ATTRIBUTE_NOT_PINNED,
              OPENS,
              "a Deny of one unit",
              NO_OU,
              "",
              END,
              DENY
                  + ACTIONS
                  + ",'Condition':{'StringEquals':{'aws:PrincipalTag/x509Subject/OU':'test'}}"
                  + END),
          guilty(
              ATTRIBUTE_NOT_PINNED,
              OPENS,
              "a Deny of two things at once",
              NO_OU,
              "",
              END,
              DENY
                  + ACTIONS
                  + ",'Condition':{'StringNotEquals':{"
                  + OU
                  + ",'aws:PrincipalTag/x509Subject/O':'ExactTR'}}"
                  + END),
          guilty(
              ATTRIBUTE_NOT_PINNED,
              UNSURE,
              "a Deny for everybody",
              NO_OU,
              "",
              END,
              DENY.replace(SERVICE, "'*'")
                  + ACTIONS
                  + ",'Condition':{'StringNotEquals':{"
                  + OU
                  + "}}"
                  + END),
          guilty(URN_SPACE_SWALLOWED, OPENS, "all spaces of ours", URI, "'urn:exacttr:*'"),
          guilty(URN_SPACE_SWALLOWED, OPENS, "all URIs", URI, "'*'"),
          guilty(URN_SPACE_SWALLOWED, OPENS, "half a space", URI, "'urn:exacttr:dev*'"),
          guilty(URN_SPACE_SWALLOWED, OPENS, "one weak URI of two", URI, "[" + URI + ",'urn:*:7']"),
          guilty(URN_SPACE_SWALLOWED, OPENS, "a URI of others", URI, "'urn:stranger:7'"),
          guilty(
              FOR_ALL_VALUES,
              FAULT,
              "the pattern's tags",
              LIKE,
              LIKE + "'ForAllValues:StringLike':{'aws:RequestTag/Env':['prod','nonprod']},"),
          guilty(
              ACTION_MISSING, FAULT, "the pattern's action", ACTIONS, "'Action':'sts:AssumeRole'"),
          guilty(ACTION_MISSING, FAULT, "no source identity", ",'sts:SetSourceIdentity'", ""),
          guilty(
              POLICY_TOO_LONG,
              FAULT,
              "too many anchors",
              "['ANCHOR']",
              "['ANCHOR'" + ",'ANCHOR'".repeat(20) + "]"));

  static final List<PolicyCase> INNOCENT =
      List.of(
          innocent("the template"),
          innocent("an anchor compared as text", "ArnEquals", "ForAnyValue:StringEquals"),
          innocent("an anchor by ArnLike", "ArnEquals", "ArnLike"),
          innocent(
              "an anchor in any Region",
              "['ANCHOR']",
              "'arn:aws:rolesanywhere:*:ACCOUNT:trust-anchor/UUID'"),
          innocent(
              "two anchors",
              "['ANCHOR']",
              "['ANCHOR','arn:aws:rolesanywhere:eu-central-1:ACCOUNT:trust-anchor/00000000-0000-4000-8000-000000000000']"),
          innocent(
              "keys in another case",
              "aws:SourceArn",
              "AWS:sourcearn",
              "aws:PrincipalTag/x509Subject/OU",
              "aws:principaltag/X509SUBJECT/ou"),
          innocent("the account by the anchor alone", "'aws:SourceAccount':'ACCOUNT',", ""),
          innocent(
              "a unit by StringLike",
              NO_OU,
              "",
              LIKE,
              "'StringLike':{" + OU + ",'aws:PrincipalTag/x509SAN/URI':" + URI + "},"),
          innocent("two units", OU, "'aws:PrincipalTag/x509Subject/OU':['prod','staging']"),
          innocent("one device", URI, "'urn:exacttr:device:7'"),
          innocent("devices and workloads", URI, "[" + URI + ",'urn:exacttr:workload:*']"),
          innocent(
              "the device that the name says",
              URI,
              "'urn:exacttr:device:${aws:PrincipalTag/x509Subject/CN}'"),
          innocent(
              "a further condition",
              LIKE,
              LIKE + "'DateLessThan':{'aws:CurrentTime':'2099-01-01T00:00:00Z'},"),
          innocent("all actions of STS", ACTIONS, "'Action':'sts:*'"),
          innocent(
              "a Deny that says it plainly",
              NO_OU,
              "",
              END,
              DENY
                  + "'Action':'sts:TagSession','Condition':{'StringNotEquals':{"
                  + OU
                  + "}}"
                  + END),
          innocent(
              "a further Deny",
              END,
              DENY
                  + ACTIONS
                  + ",'Condition':{'StringEquals':{'aws:PrincipalTag/x509Subject/OU':'test'}}"
                  + END),
          innocent("the old version", "2012-10-17", "2008-10-17"));

  private PolicyCases() {}

  static Stream<PolicyCase> all() {
    return Stream.concat(GUILTY.stream(), INNOCENT.stream());
  }
}
