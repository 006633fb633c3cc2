package io.kedgeline.domain.external;

import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.plan.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * What the certificate of an authority outside AWS says (RFC 5280 §4).
 *
 * @param subject its subject, as RFC 2253 writes it
 * @param commonName the subject's common name, if it has exactly one
 * @param sha256 the digest of its DER
 * @param key the kind of its key, if it is one that a company may allow
 * @param authority whether it is an authority's: basic constraints say so
 * @param pathLength how many authorities may stand below it, one under the other; nothing where it
 *     does not say, so that any number may
 * @param signsCertificates whether its key may sign certificates: keyCertSign
 * @param signsLists whether its key may sign revocation lists: cRLSign
 * @param notBefore from when it is valid
 * @param notAfter until when it is valid
 */
public record ExternalAuthority(
    String subject,
    Optional<String> commonName,
    Digest sha256,
    Optional<KeyKind> key,
    boolean authority,
    Optional<Integer> pathLength,
    boolean signsCertificates,
    boolean signsLists,
    Instant notBefore,
    Instant notAfter) {}
