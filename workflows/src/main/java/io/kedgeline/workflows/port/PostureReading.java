package io.kedgeline.workflows.port;

import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.posture.PostureReport;
import java.util.Optional;

/**
 * A device's report as it was read.
 *
 * @param run the run that it was read for
 * @param device the device that was asked about
 * @param report the report; nothing when device management does not know the device
 */
public record PostureReading(RunId run, DeviceId device, Optional<PostureReport> report) {}
