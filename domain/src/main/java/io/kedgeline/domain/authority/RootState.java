package io.kedgeline.domain.authority;

import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.time.Instant;
import java.util.Optional;

/**
 * The authority that signs, as AWS has it.
 *
 * @param arn the authority
 * @param marked whether an administrator put the tag {@link #TAG} on it, without which whoever
 *     makes authorities may have none signed by it
 * @param anchored whether a trust anchor of its account and Region, enabled or not, trusts it
 *     itself
 * @param active whether it signs: its status is ACTIVE
 * @param notAfter until when its own certificate is valid, once it has one
 */
public record RootState(
    CertificateAuthorityArn arn,
    boolean marked,
    boolean anchored,
    boolean active,
    Optional<Instant> notAfter) {

  /** The key of the tag of an authority that may sign others; any value will do. */
  public static final String TAG = "KedgelineRoot";
}
