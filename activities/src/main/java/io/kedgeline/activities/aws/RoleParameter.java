package io.kedgeline.activities.aws;

import java.util.regex.Pattern;

/** What a company puts into the policy of a shipped role; never a pattern, and nothing of JSON. */
public enum RoleParameter {
  /** The bucket that evidence is put into. */
  EVIDENCE_BUCKET(Shapes.BUCKET, Shapes.A_BUCKET),
  /** The KMS key of that bucket. */
  EVIDENCE_KEY(
      "arn:aws:kms:[a-z0-9-]{5,25}:[0-9]{12}:key/[a-zA-Z0-9-]{36}", "the ARN of a KMS key"),
  /** How the names of the repositories begin whose images are scanned, without the last slash. */
  REPOSITORIES("[a-z0-9][a-z0-9._/-]{0,100}[a-z0-9]", "the beginning of repository names"),
  /** The bucket that artifacts are read from. */
  ARTIFACT_BUCKET(Shapes.BUCKET, Shapes.A_BUCKET);

  private final Pattern shape;
  private final String words;

  RoleParameter(String shape, String words) {
    this.shape = Pattern.compile(shape);
    this.words = words;
  }

  /** How a policy file names it. */
  String placeholder() {
    return "${" + name() + "}";
  }

  /**
   * The value, if it may stand there.
   *
   * @throws IllegalArgumentException when it may not
   */
  String require(String value) {
    if (!shape.matcher(value).matches()) {
      throw new IllegalArgumentException(name() + ": must be " + words);
    }
    return value;
  }

  /** What several of them must be. */
  private static final class Shapes {
    /** S3 User Guide, "General purpose bucket naming rules". */
    static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

    static final String A_BUCKET = "the name of a bucket";
  }
}
