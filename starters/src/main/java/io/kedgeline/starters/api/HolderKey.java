package io.kedgeline.starters.api;

/**
 * The key of a window's holder, as they show it.
 *
 * @param certificateRequest PKCS#10 in PEM, signed with the key
 */
public record HolderKey(String certificateRequest) {}
