package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.Environment;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trust anchor as AWS has it.
 *
 * @param arn the anchor
 * @param name its name
 * @param enabled whether it lets anybody in
 * @param authority the authority of ACM Private CA whose certificates it trusts; nothing for a
 *     certificate bundle
 * @param tags its tags
 */
public record TrustAnchorState(
    TrustAnchorArn arn,
    String name,
    boolean enabled,
    Optional<CertificateAuthorityArn> authority,
    SortedMap<String, String> tags) {

  public TrustAnchorState {
    tags = new TreeMap<>(tags);
  }

  /** The same while it lets nobody in. */
  public TrustAnchorState atRest() {
    return new TrustAnchorState(arn, name, false, authority, tags);
  }

  /** Whether it is tagged as one of this environment. */
  public boolean of(String environment) {
    return environment.equals(tags.get(Environment.TAG));
  }
}
