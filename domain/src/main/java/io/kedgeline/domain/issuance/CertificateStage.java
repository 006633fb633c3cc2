package io.kedgeline.domain.issuance;

/** How far an issued certificate is. The names are stored: never rename one. */
public enum CertificateStage {
  /** It may be that AWS was asked for it. */
  BEGUN,
  /** AWS issued it, and nobody has used it yet. */
  ISSUED,
  /** It got a session. */
  REGISTERED,
  /** The authority has revoked it. */
  REVOKED,
  /** AWS was never asked for it. */
  UNDONE,
  /** AWS was asked for it, and whether it was issued is not known. */
  UNKNOWN,
  /** It was registered, and its time is over. */
  LAPSED;

  /** Whether the device has it, or is getting it. */
  public boolean lives() {
    return this == BEGUN || this == ISSUED || this == REGISTERED;
  }
}
