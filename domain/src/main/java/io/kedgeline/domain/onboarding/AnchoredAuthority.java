package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.TrustAnchorArn;

/**
 * An authority, and where its certificates are presented.
 *
 * @param authority the authority
 * @param anchor the trust anchor that trusts it
 */
public record AnchoredAuthority(CertificateAuthorityArn authority, TrustAnchorArn anchor) {}
