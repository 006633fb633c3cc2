package io.kedgeline.twins.aws.iam;

import java.util.regex.Pattern;

/** The shapes of names (IAM API Reference, the patterns of request parameters). */
final class Shapes {

  static final Pattern ROLE_NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
  static final Pattern USER_NAME = ROLE_NAME;
  static final Pattern POLICY_NAME = Pattern.compile("[\\w+=,.@-]{1,128}");
  static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7E]{1,510}/");
  static final Pattern POLICY_ARN =
      Pattern.compile("arn:aws:iam::(aws|[0-9]{12}):policy/.{1,1900}");

  private Shapes() {}
}
