package io.kedgeline.domain.audit;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;

/**
 * A fact in its place in its run's chain.
 *
 * @param run the run whose chain this is
 * @param sequence 1 for the first entry of a run, then without a gap
 * @param fact what happened
 * @param previous the hash of the entry before, or the chain's origin for the first
 * @param hash the hash over run, sequence, previous and fact
 */
public record JournalEntry(RunId run, long sequence, Fact fact, Digest previous, Digest hash) {}
