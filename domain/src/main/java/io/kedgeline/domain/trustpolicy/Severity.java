package io.kedgeline.domain.trustpolicy;

/** What a finding means for whoever should not get in. */
public enum Severity {
  /** A stranger gets in, and the finding says with which certificate. */
  OPENS,
  /** Nobody has shown that strangers stay out. */
  UNSURE,
  /** It must be mended, but by itself lets no stranger in. */
  FAULT
}
