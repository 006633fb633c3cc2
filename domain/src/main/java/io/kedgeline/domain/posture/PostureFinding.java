package io.kedgeline.domain.posture;

/**
 * Why a device is not enrolled.
 *
 * @param code which check failed
 * @param sentence what is wrong and what to do, for people
 */
public record PostureFinding(Code code, String sentence) {

  /** The checks, in the order in which they are made. The names are stable: they are stored. */
  public enum Code {
    REPORT_MISSING,
    OTHER_DEVICE,
    OTHER_PERSONA,
    REPORT_AHEAD,
    REPORT_STALE,
    DISK_UNKNOWN,
    DISK_NOT_ENCRYPTED,
    EDR_UNKNOWN,
    EDR_NOT_RUNNING,
    FIREWALL_UNKNOWN,
    FIREWALL_OFF,
    KERNEL_UNKNOWN,
    KERNEL_TOO_OLD,
    ATTESTATION_MISSING,
    KEY_NOT_PROTECTED,
    OTHER_KEY
  }
}
