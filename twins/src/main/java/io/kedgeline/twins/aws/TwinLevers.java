package io.kedgeline.twins.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.acmpca.CrlPublication;
import io.kedgeline.twins.aws.admin.Levers;
import io.kedgeline.twins.aws.events.EventBus;
import io.kedgeline.twins.aws.faults.Faults;
import io.kedgeline.twins.aws.faults.Throttle;
import io.kedgeline.twins.aws.kept.Snapshot;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.TwinClock;
import java.time.Duration;
import java.time.Instant;

/** What can be done to a twin besides calling it. */
public final class TwinLevers implements Levers {

  private final AwsState state;
  private final TwinClock clock;
  private final TwinMemory memory;
  private final Faults faults;
  private final Throttle throttle;
  private final EventBus events;

  TwinLevers(
      AwsState state,
      TwinClock clock,
      TwinMemory memory,
      Faults faults,
      Throttle throttle,
      EventBus events) {
    this.state = state;
    this.clock = clock;
    this.memory = memory;
    this.faults = faults;
    this.throttle = throttle;
    this.events = events;
  }

  /** Lets the world as it is now be the one that a reset goes back to. */
  public void begin() {
    synchronized (state) {
      memory.begin();
    }
  }

  /** Faults are cleared too, and events that wait; the clock goes on. */
  @Override
  public void reset() {
    synchronized (state) {
      faults.clear();
      events.reset();
      memory.reset();
    }
  }

  @Override
  public Instant advance(Duration duration) {
    Instant now;
    synchronized (state) {
      clock.advance(duration);
      CrlPublication.catchUp(state);
      memory.keep();
      now = clock.instant();
    }
    events.deliverDue();
    return now;
  }

  /** Identity Center's store of an account, which is made when it has none in this Region. */
  public IdentityCenter identityCenter(String account, String region) {
    return IdentityCenter.of(state, memory::keep, account, region);
  }

  /** Keeps AWS's request quotas, or no more; they are off unless the settings say so. */
  public void throttle(boolean on) {
    synchronized (state) {
      throttle.on(on);
    }
  }

  /** A reset sets it to nothing. */
  @Override
  public void deliveryDelay(Duration delay) {
    synchronized (state) {
      state.events().delay(delay);
    }
  }

  /** A reset sets it to its usual value. */
  @Override
  public void crlDelay(Duration delay) {
    synchronized (state) {
      state.privateCas().crlDelay(delay);
    }
  }

  /** A reset sets it to its usual value. */
  @Override
  public void privateCaWork(Duration duration) {
    synchronized (state) {
      state.privateCas().work(duration);
    }
  }

  /** A reset lets buckets decide again. */
  @Override
  public void crlBucketsRefuse(boolean refuse) {
    synchronized (state) {
      CrlPublication.catchUp(state);
      state.privateCas().bucketsRefuse(refuse);
    }
  }

  @Override
  public EventBus events() {
    return events;
  }

  @Override
  public Faults faults() {
    return faults;
  }

  @Override
  public ObjectNode state() {
    synchronized (state) {
      CrlPublication.catchUp(state);
      return Snapshot.withoutSecrets(state).put("now", clock.instant().toString());
    }
  }
}
