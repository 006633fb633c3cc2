package io.kedgeline.domain.plan;

/** The runbooks that this build can run, by their published ids. */
public enum RunbookId {
  BREAK_GLASS_WINDOW("RB-06"),
  BREAK_GLASS_DRILL("RB-14"),
  PROFILE_ONBOARDING("RB-02"),
  CONSUMER_ENROLLMENT("RB-03"),
  PKI_SETUP("RB-01");

  private final String code;

  RunbookId(String code) {
    this.code = code;
  }

  /** The published id, such as {@code RB-06}. */
  public String code() {
    return code;
  }
}
