package io.kedgeline.starters.evidence;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.governed.Keyring;

/**
 * What a verifier believes before reading: pinned by themselves, never taken from the evidence.
 *
 * @param actKeys keys of the servers that authenticate people
 * @param sealKeys keys of the ledgers that seal journals
 * @param rulebook the digest of the rulebook that was in force
 */
public record TrustRoot(Keyring actKeys, Keyring sealKeys, Digest rulebook) {}
