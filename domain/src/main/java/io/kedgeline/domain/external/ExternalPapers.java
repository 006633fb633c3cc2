package io.kedgeline.domain.external;

import io.kedgeline.domain.plan.Digest;

/**
 * The documents of an authority outside AWS, by the digests of their DER. The ledger has the
 * documents: a signed request has no room for a revocation list.
 *
 * @param certificate the authority's own certificate
 * @param revocationList its revocation list
 * @param canary a certificate that it issued, whose key stays with whoever runs it
 * @param attestation where it is written down that the authority is run as it should be
 */
public record ExternalPapers(
    Digest certificate, Digest revocationList, Digest canary, Attestation attestation) {}
