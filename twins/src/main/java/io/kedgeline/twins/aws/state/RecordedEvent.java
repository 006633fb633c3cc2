package io.kedgeline.twins.aws.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call as CloudTrail keeps it, with what it can be looked up by.
 *
 * @param id a UUID
 * @param at when, in whole seconds
 * @param account whose history it stands in
 * @param region where it stands: global services have theirs in us-east-1
 * @param source such as {@code iam.amazonaws.com}
 * @param name the operation
 * @param readOnly whether the operation changes nothing, by AWS's own classes
 * @param userName the user, the role session's name, {@code root}, or empty
 * @param accessKeyId what signed it, if a key did
 * @param resources what it was about
 * @param json the whole event
 */
public record RecordedEvent(
    String id,
    Instant at,
    String account,
    String region,
    String source,
    String name,
    boolean readOnly,
    String userName,
    Optional<String> accessKeyId,
    List<Resource> resources,
    String json) {

  /**
   * Something that an event is about.
   *
   * @param type such as {@code AWS::IAM::User}
   * @param name its name or ARN
   */
  public record Resource(String type, String name) {}
}
