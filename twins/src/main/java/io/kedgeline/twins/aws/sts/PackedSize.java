package io.kedgeline.twins.aws.sts;

import io.kedgeline.twins.aws.state.AwsError;
import java.util.Map;

/**
 * How much of a session's room its policies and tags take (STS API Reference, AssumeRole). AWS
 * packs them into a binary form whose limit it does not tell; here they are counted as they are.
 */
public final class PackedSize {

  private static final int CHARACTERS = 2_048;

  private PackedSize() {}

  /** The percentage, rounded up; more than the whole is refused. */
  public static int percent(SessionPolicies policies, Map<String, String> tags) {
    int characters =
        policies.characters()
            + tags.entrySet().stream()
                .mapToInt(tag -> tag.getKey().length() + tag.getValue().length())
                .sum();
    int percent = Math.ceilDiv(characters * 100, CHARACTERS);
    if (percent > 100) {
      throw new AwsError(
          400,
          "PackedPolicyTooLarge",
          "Packed policy consumes %d%% of allotted space, please use smaller policy."
              .formatted(percent));
    }
    return percent;
  }
}
