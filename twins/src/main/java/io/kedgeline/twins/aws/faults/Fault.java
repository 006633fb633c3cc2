package io.kedgeline.twins.aws.faults;

import io.kedgeline.twins.aws.state.AwsError;
import java.time.Duration;
import java.util.Optional;

/**
 * Something that goes wrong with calls.
 *
 * @param service such as {@code rolesanywhere}, or {@code *}
 * @param operation such as {@code EnableProfile}, or {@code *}
 * @param kind what goes wrong
 * @param times with how many calls; 0 until it is cleared
 * @param status the HTTP status of an error
 * @param code the code of an error
 * @param delay by how much an answer is delayed
 */
public record Fault(
    String service,
    String operation,
    Kind kind,
    int times,
    int status,
    String code,
    Duration delay) {

  /** What can go wrong. */
  public enum Kind {
    /** The call is refused, as the service refuses what comes too fast. */
    THROTTLE,
    /** The call is refused with an error that is given. */
    ERROR,
    /** The call is done, later. */
    DELAY,
    /** The call is done, and the connection ends before the answer. */
    LOST
  }

  /** Calls that are refused because they come too fast. */
  public static Fault throttle(String service, String operation) {
    return of(service, operation, Kind.THROTTLE, 0, "", Duration.ZERO);
  }

  /** Calls that are refused with this error. */
  public static Fault error(String service, String operation, int status, String code) {
    return of(service, operation, Kind.ERROR, status, code, Duration.ZERO);
  }

  /** Calls that are answered later. */
  public static Fault delay(String service, String operation, Duration delay) {
    return of(service, operation, Kind.DELAY, 0, "", delay);
  }

  /** Calls that are done, but whose answer is lost. */
  public static Fault lost(String service, String operation) {
    return of(service, operation, Kind.LOST, 0, "", Duration.ZERO);
  }

  private static Fault of(
      String service, String operation, Kind kind, int status, String code, Duration delay) {
    return new Fault(service, operation, kind, 0, status, code, delay);
  }

  /** The same fault of this many calls. */
  public Fault times(int calls) {
    return new Fault(service, operation, kind, calls, status, code, delay);
  }

  boolean concerns(String calledService, String calledOperation) {
    return (service.equals("*") || service.equals(calledService))
        && (operation.equals("*") || operation.equals(calledOperation));
  }

  /** What the call is refused with, if it is. */
  public Optional<AwsError> refusal(String calledService) {
    return switch (kind) {
      case THROTTLE -> Optional.of(Throttle.refusal(calledService));
      case ERROR -> Optional.of(new AwsError(status, code, "Injected by the sandbox"));
      case DELAY, LOST -> Optional.empty();
    };
  }
}
