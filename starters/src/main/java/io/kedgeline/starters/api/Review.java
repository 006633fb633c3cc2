package io.kedgeline.starters.api;

/**
 * The review of a closed window.
 *
 * @param changes the digest of the list of changes that the person looked at
 * @param conclusion {@code justified} or {@code misused}
 * @param reason in the person's words
 */
public record Review(String changes, String conclusion, String reason) {}
