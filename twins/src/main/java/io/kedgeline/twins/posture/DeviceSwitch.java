package io.kedgeline.twins.posture;

/** What a device, or what answers for it, can be made to be. */
public enum DeviceSwitch {
  /** As it was registered. */
  COMPLIANT,
  DISK_NOT_ENCRYPTED,
  EDR_NOT_RUNNING,
  FIREWALL_OFF,
  /** Three releases behind. */
  KERNEL_TOO_OLD,
  KEY_IN_SOFTWARE,
  /** Another key than its own is attested. */
  OTHER_KEY,
  DISK_UNSAID,
  EDR_UNSAID,
  FIREWALL_UNSAID,
  KERNEL_UNSAID,
  ATTESTATION_UNSAID,
  /** It last reported a month ago. */
  STALE,
  /** Its clock is a day ahead. */
  AHEAD,
  OTHER_PERSONA,
  /** Nobody knows it any more. */
  UNKNOWN,
  /** Another device's report is answered. */
  ANOTHER_DEVICE,
  /** The call is taken in and never answered. */
  HANG,
  /** The answer begins, and does not end. */
  SLOW,
  /** Every call fails. */
  DOWN,
  RATE_LIMITED,
  /** The account is not let in. */
  NOT_AUTHENTICATED,
  /** The caller is sent elsewhere. */
  REDIRECT,
  /** A sign-in page: 200, and no JSON. */
  SIGN_IN_PAGE,
  /** 404 of whatever stands before it. */
  NO_SUCH_PAGE,
  /** JSON that breaks off. */
  GARBAGE,
  /** JSON without a report. */
  NO_REPORT,
  /** A report with a member that nobody agreed on. */
  MORE_MEMBERS,
  /** More than anybody needs. */
  ENDLESS
}
