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
   * @param id {@code AROA…:SESSION}, as {@code aws:userid} has it
   */
  record Session(String arn, String roleArn, String account, String id) implements Caller {

    /** The role's unique id. */
    String roleId() {
      return id.substring(0, id.indexOf(':'));
    }
  }

  /**
   * An IAM user.
   *
   * @param arn the user's
   * @param account its account
   * @param id its unique id
   */
  record User(String arn, String account, String id) implements Caller {}

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
