package io.kedgeline.domain.posture;

import io.kedgeline.domain.plan.Digest;

/**
 * What device management found out about where one key of a device lies. It verifies the evidence;
 * we believe it, and check that it speaks of the key that a certificate is asked for.
 *
 * @param protection where the key lies
 * @param key the SHA-256 of the public key's SubjectPublicKeyInfo in DER (RFC 5280 §4.1.2.7)
 */
public record KeyAttestation(KeyProtection protection, Digest key) {}
