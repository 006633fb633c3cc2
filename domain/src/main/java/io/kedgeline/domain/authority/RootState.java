package io.kedgeline.domain.authority;

import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.time.Instant;
import java.util.Optional;

/**
 * The authority that signs, as AWS has it.
 *
 * @param arn the authority
 * @param active whether it signs: its status is ACTIVE
 * @param notAfter until when its own certificate is valid, once it has one
 */
public record RootState(CertificateAuthorityArn arn, boolean active, Optional<Instant> notAfter) {}
