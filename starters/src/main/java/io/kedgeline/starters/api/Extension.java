package io.kedgeline.starters.api;

/**
 * The wish for more time in an open window.
 *
 * @param by how much later it shall end, ISO-8601, such as {@code PT15M}
 * @param reason why
 */
public record Extension(String by, String reason) {}
