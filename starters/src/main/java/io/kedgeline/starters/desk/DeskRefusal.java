package io.kedgeline.starters.desk;

/** The desk does not do what it was asked, and nothing changed. */
public final class DeskRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. The names are stable: they are shown as codes. */
  public enum Code {
    RUN_UNKNOWN,
    RUN_OVER,
    DRILL_BY_HAND,
    CHANGE_IN_USE,
    ENGINE_UNREACHABLE,
    TOO_MANY_REFUSALS,
    NOT_AWAITED,
    TOKEN_NOT_THEIRS,
    TOKEN_REFUSED,
    NOT_THE_HOLDER
  }

  private final Code code;

  DeskRefusal(Code code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /** Why, as a stable name. */
  public Code code() {
    return code;
  }

  /** Why, as a person reads it. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
