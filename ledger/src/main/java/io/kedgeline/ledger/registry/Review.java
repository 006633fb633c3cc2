package io.kedgeline.ledger.registry;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Conclusion;
import java.time.Instant;

/**
 * The review of a window, as it lets the next one be opened; the words stand in the journal.
 *
 * @param run the run of the window
 * @param reviewer who reviewed it
 * @param conclusion what they came to
 * @param at when it was recorded
 */
public record Review(RunId run, PersonId reviewer, Conclusion conclusion, Instant at) {}
