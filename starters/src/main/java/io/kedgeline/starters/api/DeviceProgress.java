package io.kedgeline.starters.api;

import io.kedgeline.domain.enrollment.EnrollmentState;
import java.util.Optional;

/**
 * How far a device's enrollment is.
 *
 * @param state where it stands
 * @param reason why it ended as it did
 * @param bundle what the device gets, once its certificate is issued
 */
public record DeviceProgress(
    EnrollmentState state, Optional<String> reason, Optional<BundleDocument> bundle) {}
