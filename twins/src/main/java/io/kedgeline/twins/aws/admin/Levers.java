package io.kedgeline.twins.aws.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.events.EventBus;
import io.kedgeline.twins.aws.faults.Faults;
import java.time.Duration;
import java.time.Instant;

/** What can be done to a twin from outside of AWS. */
public interface Levers {

  /** Everything that is remembered, without secrets. */
  ObjectNode state();

  /** Moves the clock, and tells what it shows then. */
  Instant advance(Duration duration);

  /** Sets everything back to the beginning. */
  void reset();

  /** By how much CloudTrail's events come later than the calls. */
  void deliveryDelay(Duration delay);

  /** By how much Private CA's revocation lists come later than revocations from now on. */
  void crlDelay(Duration delay);

  /** How long Private CA takes from now on to create an authority, to issue and to report. */
  void privateCaWork(Duration duration);

  /** Whether buckets refuse what Private CA writes, whatever their policies say. */
  void crlBucketsRefuse(boolean refuse);

  /** Where CloudTrail's events are delivered, and how. */
  EventBus events();

  /** What goes wrong. */
  Faults faults();
}
