package io.kedgeline.twins.aws.state;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An IAM user.
 *
 * @param account the account that owns it
 * @param path its path, {@code /} or more
 * @param name its name, without the path
 * @param id its unique id
 * @param created when it was created
 * @param policies what hangs on it
 * @param tags its tags
 */
public record IamUser(
    String account,
    String path,
    String name,
    String id,
    Instant created,
    IdentityPolicies policies,
    Map<String, String> tags) {

  /** A user without policies. */
  public static IamUser of(String account, String path, String name, String id, Instant created) {
    return new IamUser(account, path, name, id, created, new IdentityPolicies(), new TreeMap<>());
  }

  /** The ARN of such a user. */
  public static String arn(String account, String path, String name) {
    return "arn:aws:iam::" + account + ":user" + path + name;
  }

  /** Its ARN, path included. */
  public String arn() {
    return arn(account, path, name);
  }
}
