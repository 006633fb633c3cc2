package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.governed.RunEvent;

/** What moves an approved enrollment from one state to another. */
public enum EnrollmentEvent implements RunEvent {
  DEVICE_AWAITED,
  ISSUING_BEGUN,
  CERTIFICATE_ISSUED,
  SESSION_SEEN,
  GIVEN_UP,
  REVOCATION_PROVED,
  REVOCATION_NOT_PROVED,
  /** Nothing had been issued: there is nothing to revoke. */
  FOUND_UNISSUED,
  /** AWS was asked, and nobody knows whether it issued. */
  FOUND_UNKNOWN,
  /** The registration turned out to be done: there is nothing to revoke. */
  FOUND_REGISTERED
}
