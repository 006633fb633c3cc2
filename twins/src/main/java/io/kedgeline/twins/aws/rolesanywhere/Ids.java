package io.kedgeline.twins.aws.rolesanywhere;

import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Percent;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;

/** How a request names an object: by its id, or by its ARN where the newer model takes one. */
final class Ids {

  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private Ids() {}

  /** The ARN that a path segment names, in whatever account and Region it lies. */
  static String arn(String kind, String segment, Invocation call) {
    String id = Percent.decode(segment);
    if (id.matches("arn:aws:rolesanywhere:[a-z0-9-]+:[0-9]{12}:" + kind + "/" + UUID)) {
      return id;
    }
    return AnywhereObject.arn(kind, call.account(), call.region(), plain(id));
  }

  /** The id itself, for operations that take no ARN. */
  static String plain(String id) {
    if (!id.matches(UUID)) {
      throw AwsError.validation("the id must be 36 characters of a UUID");
    }
    return id;
  }
}
