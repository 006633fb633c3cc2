package io.kedgeline.domain.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.governed.ApprovalEvent;
import io.kedgeline.domain.governed.RunEvent;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where an enrollment may go from where it stands. */
class EnrollmentTransitionsTest {

  @ParameterizedTest
  @EnumSource(EnrollmentState.class)
  void aLastStateHasNoMoveAndEveryOtherHasOne(EnrollmentState state) {
    assertEquals(state.last(), from(state).isEmpty());
  }

  @Test
  void nothingIsIssuedBeforeTheDeviceWasAwaited() {
    assertEquals(Set.of(EnrollmentState.AWAITING_DEVICE), before(EnrollmentEvent.ISSUING_BEGUN));
    assertEquals(Set.of(EnrollmentState.APPROVED), before(EnrollmentEvent.DEVICE_AWAITED));
  }

  @Test
  void onlyWhatIsIssuedIsSeen() {
    assertEquals(Set.of(EnrollmentState.AWAITING_SESSION), before(EnrollmentEvent.SESSION_SEEN));
    assertEquals(Set.of(EnrollmentState.ISSUING), before(EnrollmentEvent.CERTIFICATE_ISSUED));
  }

  @Test
  void whatIsGivenUpEndsRevokedNeverIssuedUnknownOrRegistered() {
    Set<EnrollmentState> ends =
        EnumSet.of(
            EnrollmentState.REVOKED,
            EnrollmentState.NOT_ISSUED,
            EnrollmentState.ISSUE_UNPROVEN,
            EnrollmentState.REGISTERED);
    assertEquals(ends, from(EnrollmentState.REVOKE_UNPROVEN));
    ends.add(EnrollmentState.REVOKE_UNPROVEN);
    assertEquals(ends, from(EnrollmentState.REVOKING));
  }

  @Test
  void whileNothingIsKnownToBeIssuedItCanBeDeniedWithdrawnPlannedAnewOrRevoked() {
    assertEquals(
        EnumSet.of(
            EnrollmentState.PLANNING,
            EnrollmentState.DENIED,
            EnrollmentState.WITHDRAWN,
            EnrollmentState.EXPIRED,
            EnrollmentState.ISSUING,
            EnrollmentState.REVOKING),
        from(EnrollmentState.AWAITING_DEVICE));
  }

  private static Set<EnrollmentState> from(EnrollmentState state) {
    Set<EnrollmentState> next = EnumSet.noneOf(EnrollmentState.class);
    Stream.<RunEvent>concat(Stream.of(ApprovalEvent.values()), Stream.of(EnrollmentEvent.values()))
        .flatMap(event -> EnrollmentTransitions.TABLE.next(state, event).stream())
        .forEach(next::add);
    return next;
  }

  private static Set<EnrollmentState> before(RunEvent event) {
    Set<EnrollmentState> states = EnumSet.noneOf(EnrollmentState.class);
    for (EnrollmentState state : EnrollmentState.values()) {
      if (EnrollmentTransitions.TABLE.next(state, event).isPresent()) {
        states.add(state);
      }
    }
    return states;
  }
}
