package io.kedgeline.domain.trustpolicy;

/**
 * What a role must let Roles Anywhere do; each is asked on its own, and one refusal fails the call
 * (IAM Roles Anywhere User Guide, "Authentication").
 */
enum StsAction {
  ASSUME_ROLE("sts:AssumeRole"),
  TAG_SESSION("sts:TagSession"),
  SET_SOURCE_IDENTITY("sts:SetSourceIdentity");

  private final String name;

  StsAction(String name) {
    this.name = name;
  }

  /** As policies write it. */
  String written() {
    return name;
  }
}
