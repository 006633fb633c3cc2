package io.kedgeline.ledger.registry;

import io.kedgeline.domain.plan.RunId;
import java.time.Instant;

/**
 * Something that people must hear of.
 *
 * @param id names it, so that telling it twice is telling it once
 * @param run the run that it is about
 * @param kind what kind of alert
 * @param at when
 * @param text what a person reads
 */
public record Alert(String id, RunId run, String kind, Instant at, String text) {}
