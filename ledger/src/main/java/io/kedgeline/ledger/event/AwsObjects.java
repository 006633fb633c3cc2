package io.kedgeline.ledger.event;

import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.Optional;

/**
 * What an event is about, as far as it tells.
 *
 * @param anchor the trust anchor
 * @param profile the profile
 * @param role the role that a session is of
 * @param authority the authority of AWS Private CA
 */
public record AwsObjects(
    Optional<TrustAnchorArn> anchor,
    Optional<ProfileArn> profile,
    Optional<RoleArn> role,
    Optional<CertificateAuthorityArn> authority) {}
