package io.kedgeline.starters.api;

/**
 * What a client says of an authority outside AWS, as typed: the server judges it and names every
 * fault at once.
 *
 * @param certificate the authority's certificate in PEM
 * @param revocationList its revocation list in PEM
 * @param canary a certificate that it issued, in PEM; its key stays with whoever runs it
 * @param attestation where it is written down that the authority is run as it should be
 * @param attestationSha256 the SHA-256 of that document, 64 hexadecimal digits
 */
public record ExternalAsked(
    String certificate,
    String revocationList,
    String canary,
    String attestation,
    String attestationSha256) {}
