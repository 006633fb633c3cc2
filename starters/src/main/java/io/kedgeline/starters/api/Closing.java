package io.kedgeline.starters.api;

/** The wish to end a window, and why. */
public record Closing(String reason) {}
