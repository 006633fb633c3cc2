package io.kedgeline.ledger.journal;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.time.Instant;

/**
 * The ledger's signature under a run's finished chain.
 *
 * @param run the run
 * @param length how many entries it covers
 * @param head the last entry's hash
 * @param keyId the key that signed
 * @param signature Ed25519, base64
 * @param at when
 */
public record Seal(
    RunId run, long length, Digest head, String keyId, String signature, Instant at) {}
