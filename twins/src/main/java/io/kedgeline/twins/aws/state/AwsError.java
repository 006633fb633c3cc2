package io.kedgeline.twins.aws.state;

/** What AWS answers instead of a result. */
public final class AwsError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String reason;

  /** An error with this HTTP status, code and message. */
  public AwsError(int status, String code, String message) {
    this(status, code, message, "");
  }

  private AwsError(int status, String code, String message, String reason) {
    super(message);
    this.status = status;
    this.code = code;
    this.reason = reason;
  }

  /** The same error, whose reason Organizations tells in a member of its own. */
  public AwsError because(String why) {
    return new AwsError(status, code, String.valueOf(getMessage()), why);
  }

  /** The caller is not allowed, in Roles Anywhere's words. */
  public static AwsError accessDenied(String message) {
    return new AwsError(403, "AccessDeniedException", message);
  }

  /** A value is refused. */
  public static AwsError validation(String message) {
    return new AwsError(400, "ValidationException", message);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The reason, empty where there is none. */
  public String reason() {
    return reason;
  }

  /** The error's code. */
  public String code() {
    return code;
  }
}
