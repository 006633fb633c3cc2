package io.kedgeline.starters.api;

/**
 * What a device shows to be enrolled, beside its token.
 *
 * @param device its own name
 * @param persona as what
 * @param certificateRequest PKCS#10 in PEM
 */
public record DeviceRequest(String device, String persona, String certificateRequest) {}
