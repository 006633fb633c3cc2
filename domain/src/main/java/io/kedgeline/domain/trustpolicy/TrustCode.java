package io.kedgeline.domain.trustpolicy;

/** The checks, in the order in which they are made. The codes are stable: programs read them. */
public enum TrustCode {
  NOT_UNDERSTOOD(
      "an element, an action, an operator or a repetition that a trust policy should not hold",
      "leave out NotPrincipal, NotAction, Resource, actions of others than sts: and operators that AWS does not know, and write no condition key twice under one operator"),
  OTHER_PRINCIPAL(
      "an Allow for somebody besides Roles Anywhere",
      "name the service rolesanywhere.amazonaws.com alone, and give others a role of their own"),
  ANCHOR_NOT_PINNED(
      "an Allow that any trust anchor of the account satisfies",
      "require aws:SourceArn by ArnEquals with the whole ARN of each trust anchor"),
  ANCHOR_IS_NONE(
      "a pinned aws:SourceArn that is no trust anchor's",
      "AWS sets aws:SourceArn to the trust anchor: put its ARN, never that of a profile"),
  ACCOUNT_NOT_PINNED(
      "an Allow that names no account",
      "require aws:SourceAccount by StringEquals with the account's 12 digits"),
  ATTRIBUTE_NOT_PINNED(
      "an Allow that certificates satisfy whatever a required attribute says",
      "require aws:PrincipalTag/ATTRIBUTE by StringEquals with whole values"),
  URN_SPACE_SWALLOWED(
      "a URI or a pattern that reaches beyond the company's URN spaces",
      "let each value begin with the whole of one of the rulebook's urnSpaces"),
  FOR_ALL_VALUES(
      "ForAllValues in an Allow, which holds when the key is absent",
      "use the operator without ForAllValues: the tags of a certificate have one value each"),
  ACTION_MISSING(
      "one of the three actions is not allowed, so that nobody gets in",
      "allow sts:AssumeRole, sts:TagSession and sts:SetSourceIdentity"),
  POLICY_TOO_LONG(
      "more characters than AWS takes", "drop anchors and values that nobody needs any more"),
  NAME_OF_NO_CLASS(
      "a profile whose name is of no class",
      "begin its name as one of the rulebook's classes does"),
  SESSION_TOO_LONG(
      "sessions longer than the class of the profile allows",
      "set the profile's durationSeconds to the class's, and the role's MaxSessionDuration to the least that AWS takes"),
  BOUNDARY_MISSING(
      "a role without a permissions boundary", "put the boundary of the rulebook on the role"),
  SESSION_NAME_CHOSEN(
      "a profile that lets callers choose the session's name", "turn acceptRoleSessionName off");

  private final String meaning;
  private final String fix;

  TrustCode(String meaning, String fix) {
    this.meaning = meaning;
    this.fix = fix;
  }

  /** What it finds. */
  public String meaning() {
    return meaning;
  }

  /** What mends it. */
  public String fix() {
    return fix;
  }
}
