package io.kedgeline.domain.enrollment;

/**
 * What is shown to be enrolled by.
 *
 * @param secret the token's secret
 * @param device the device that shows it, as it says itself
 * @param persona as what it wants to be enrolled
 */
public record TokenShown(BootstrapSecret secret, DeviceId device, Persona persona) {}
