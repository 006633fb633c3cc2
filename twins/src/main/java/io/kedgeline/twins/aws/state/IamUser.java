package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.PolicyDocument;
import java.util.Map;
import java.util.TreeMap;

/**
 * An IAM user.
 *
 * @param account the account that owns it
 * @param name its name
 * @param id its unique id
 * @param inline its inline policies by name
 */
public record IamUser(String account, String name, String id, Map<String, PolicyDocument> inline) {

  /** A user without policies. */
  public static IamUser of(String account, String name, String id) {
    return new IamUser(account, name, id, new TreeMap<>());
  }

  /** Its ARN. */
  public String arn() {
    return "arn:aws:iam::" + account + ":user/" + name;
  }
}
