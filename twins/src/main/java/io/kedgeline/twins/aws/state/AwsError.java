package io.kedgeline.twins.aws.state;

/** What AWS answers instead of a result. */
public final class AwsError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /** An error with this HTTP status, code and message. */
  public AwsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
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

  /** The error's code. */
  public String code() {
    return code;
  }
}
