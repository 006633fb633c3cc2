package io.kedgeline.domain.authority;

/** Whether a trust anchor takes certificates while nobody does anything about it. */
public enum AnchorAtRest {
  /** It takes them from the day on which it is registered. */
  ENABLED,

  /** It takes none but while a break-glass window is open (security pattern, appendix B). */
  DISABLED;

  /** The anchor of this name and how it rests, as a person reads it. */
  public String told(String anchor) {
    return switch (this) {
      case ENABLED -> anchor;
      case DISABLED -> anchor + ", disabled at rest";
    };
  }
}
