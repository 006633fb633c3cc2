package io.kedgeline.twins.aws.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are set. A call meets one at most: the oldest that concerns it. */
public final class Faults {

  private final List<Fault> faults = new ArrayList<>();

  /** Sets a fault. */
  public synchronized void add(Fault fault) {
    faults.add(fault);
  }

  /** Clears every fault. */
  public synchronized void clear() {
    faults.clear();
  }

  /** Those that are set and not used up. */
  public synchronized List<Fault> all() {
    return List.copyOf(faults);
  }

  /** The fault that this call meets, which is then used once more. */
  public synchronized Optional<Fault> meet(String service, String operation) {
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      if (fault.concerns(service, operation)) {
        if (fault.times() == 1) {
          faults.remove(i);
        } else if (fault.times() > 1) {
          faults.set(i, fault.times(fault.times() - 1));
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
