package io.kedgeline.twins.aws.authz;

/** Who makes a request. */
public sealed interface Caller {

  /** The ARN that error messages name. */
  String arn();

  /**
   * A session of a role.
   *
   * @param arn {@code arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION}
   * @param roleArn the role's, path included
   * @param account the role's account
   */
  record Session(String arn, String roleArn, String account) implements Caller {}

  /**
   * An IAM user.
   *
   * @param arn the user's
   * @param account its account
   */
  record User(String arn, String account) implements Caller {}

  /**
   * An account's root user, whom only organisation policies bind.
   *
   * @param account the account
   */
  record Root(String account) implements Caller {

    @Override
    public String arn() {
      return "arn:aws:iam::" + account + ":root";
    }
  }

  /**
   * A service of AWS, which is nobody's account.
   *
   * @param name such as {@code rolesanywhere.amazonaws.com}
   */
  record Service(String name) implements Caller {

    @Override
    public String arn() {
      return name;
    }
  }
}
