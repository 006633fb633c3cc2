package io.kedgeline.domain.enrollment;

import static io.kedgeline.domain.enrollment.EnrollmentEvent.CERTIFICATE_ISSUED;
import static io.kedgeline.domain.enrollment.EnrollmentEvent.DEVICE_AWAITED;
import static io.kedgeline.domain.enrollment.EnrollmentEvent.FOUND_REGISTERED;
import static io.kedgeline.domain.enrollment.EnrollmentEvent.FOUND_UNISSUED;
import static io.kedgeline.domain.enrollment.EnrollmentEvent.FOUND_UNKNOWN;
import static io.kedgeline.domain.enrollment.EnrollmentEvent.GIVEN_UP;
import static io.kedgeline.domain.enrollment.EnrollmentEvent.ISSUING_BEGUN;
import static io.kedgeline.domain.enrollment.EnrollmentEvent.REVOCATION_NOT_PROVED;
import static io.kedgeline.domain.enrollment.EnrollmentEvent.REVOCATION_PROVED;
import static io.kedgeline.domain.enrollment.EnrollmentEvent.SESSION_SEEN;
import static io.kedgeline.domain.enrollment.EnrollmentState.APPROVED;
import static io.kedgeline.domain.enrollment.EnrollmentState.AWAITING_APPROVAL;
import static io.kedgeline.domain.enrollment.EnrollmentState.AWAITING_DEVICE;
import static io.kedgeline.domain.enrollment.EnrollmentState.AWAITING_SESSION;
import static io.kedgeline.domain.enrollment.EnrollmentState.DENIED;
import static io.kedgeline.domain.enrollment.EnrollmentState.EXPIRED;
import static io.kedgeline.domain.enrollment.EnrollmentState.ISSUE_UNPROVEN;
import static io.kedgeline.domain.enrollment.EnrollmentState.ISSUING;
import static io.kedgeline.domain.enrollment.EnrollmentState.NOT_ISSUED;
import static io.kedgeline.domain.enrollment.EnrollmentState.PLANNING;
import static io.kedgeline.domain.enrollment.EnrollmentState.REGISTERED;
import static io.kedgeline.domain.enrollment.EnrollmentState.REJECTED;
import static io.kedgeline.domain.enrollment.EnrollmentState.REVOKED;
import static io.kedgeline.domain.enrollment.EnrollmentState.REVOKE_UNPROVEN;
import static io.kedgeline.domain.enrollment.EnrollmentState.REVOKING;
import static io.kedgeline.domain.enrollment.EnrollmentState.WITHDRAWN;

import io.kedgeline.domain.governed.ApprovalEvent;
import io.kedgeline.domain.governed.ApprovalStates;
import io.kedgeline.domain.governed.Transitions;

/** The legal moves of an enrollment. */
public final class EnrollmentTransitions {

  /** The table. */
  public static final Transitions<EnrollmentState> TABLE =
      Transitions.ofApproval(
              new ApprovalStates<>(
                  PLANNING, AWAITING_APPROVAL, APPROVED, REJECTED, DENIED, WITHDRAWN, EXPIRED))
          .with(APPROVED, DEVICE_AWAITED, AWAITING_DEVICE)
          .with(APPROVED, GIVEN_UP, REVOKING)
          .with(AWAITING_DEVICE, ApprovalEvent.DISMISSED, PLANNING)
          .with(AWAITING_DEVICE, ApprovalEvent.DENIED, DENIED)
          .with(AWAITING_DEVICE, ApprovalEvent.WITHDRAWN, WITHDRAWN)
          .with(AWAITING_DEVICE, ApprovalEvent.EXPIRED, EXPIRED)
          .with(AWAITING_DEVICE, ISSUING_BEGUN, ISSUING)
          .with(AWAITING_DEVICE, GIVEN_UP, REVOKING)
          .with(ISSUING, CERTIFICATE_ISSUED, AWAITING_SESSION)
          .with(ISSUING, GIVEN_UP, REVOKING)
          .with(AWAITING_SESSION, SESSION_SEEN, REGISTERED)
          .with(AWAITING_SESSION, GIVEN_UP, REVOKING)
          .with(REVOKING, REVOCATION_PROVED, REVOKED)
          .with(REVOKING, FOUND_UNISSUED, NOT_ISSUED)
          .with(REVOKING, FOUND_UNKNOWN, ISSUE_UNPROVEN)
          .with(REVOKING, FOUND_REGISTERED, REGISTERED)
          .with(REVOKING, REVOCATION_NOT_PROVED, REVOKE_UNPROVEN)
          .with(REVOKE_UNPROVEN, REVOCATION_PROVED, REVOKED)
          .with(REVOKE_UNPROVEN, FOUND_UNISSUED, NOT_ISSUED)
          .with(REVOKE_UNPROVEN, FOUND_UNKNOWN, ISSUE_UNPROVEN)
          .with(REVOKE_UNPROVEN, FOUND_REGISTERED, REGISTERED);

  private EnrollmentTransitions() {}
}
