package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.enrollment.BootstrapBundle;
import java.util.Optional;

/**
 * What the consumer gets.
 *
 * @param bundle the bundle, as long as its certificate is issued and not given up
 */
public record BundleView(Optional<BootstrapBundle> bundle) {}
