package io.kedgeline.workflows.course;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * What an approved plan waits for.
 *
 * @param until how long it waits; then it has expired
 * @param come whether it has come
 * @param missing why the plan expires when it does not come, in words
 */
public record Awaited(Instant until, Supplier<Boolean> come, String missing) {}
