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

  /** Where CloudTrail's events are delivered, and how. */
  EventBus events();

  /** What goes wrong. */
  Faults faults();
}
