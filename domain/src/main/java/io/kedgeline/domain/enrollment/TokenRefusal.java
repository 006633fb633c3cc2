package io.kedgeline.domain.enrollment;

/** Why a token enrols nothing. The names are stored; none of them is told to whoever showed it. */
public enum TokenRefusal {
  /** Nobody made it. */
  UNKNOWN,
  /** It was made for another run. */
  OTHER_RUN,
  /** It was made for another device. */
  OTHER_DEVICE,
  /** It was made for another persona. */
  OTHER_PERSONA,
  /** It has enrolled its device already. */
  USED,
  /** Its time is over. */
  EXPIRED;

  /**
   * What is told to whoever showed it, the same for each reason: a stranger who tries tokens, or
   * devices for a token that they found, learns nothing of either.
   */
  public static final String OUTWARD =
      "this token enrols nothing here: ask whoever gave it to you for another";
}
