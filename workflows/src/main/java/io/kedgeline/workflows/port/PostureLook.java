package io.kedgeline.workflows.port;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.CarriesFacts;
import java.util.List;

/**
 * Which device to ask about.
 *
 * @param run the run that enrols it
 * @param device the device
 * @param facts to be journalled on the way
 */
public record PostureLook(RunId run, DeviceId device, List<Fact> facts) implements CarriesFacts {

  public PostureLook {
    facts = List.copyOf(facts);
  }
}
