package io.kedgeline.twins.aws.state;

import java.util.Map;
import java.util.TreeMap;

/** What AWS answers instead of a result. */
public final class AwsError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final TreeMap<String, String> members;

  /** An error with this HTTP status, code and message. */
  public AwsError(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  private AwsError(int status, String code, String message, Map<String, String> members) {
    super(message);
    this.status = status;
    this.code = code;
    this.members = new TreeMap<>(members);
  }

  /** The same error, whose reason is told in a member of its own. */
  public AwsError because(String why) {
    return with("Reason", why);
  }

  /** The same error, which tells this too. */
  public AwsError with(String member, String value) {
    Map<String, String> more = new TreeMap<>(members);
    more.put(member, value);
    return new AwsError(status, code, String.valueOf(getMessage()), more);
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

  /** What it tells besides its message. */
  public Map<String, String> members() {
    return Map.copyOf(members);
  }

  /** The error's code. */
  public String code() {
    return code;
  }
}
