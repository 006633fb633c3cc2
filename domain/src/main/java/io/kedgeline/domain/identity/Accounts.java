package io.kedgeline.domain.identity;

import io.kedgeline.domain.certificate.SourceIdentity;
import java.util.Set;

/**
 * What a person acts by.
 *
 * @param oidc what they sign in with
 * @param certificates the certificates that are theirs, as AWS names their sessions
 * @param slack their Slack accounts
 */
public record Accounts(
    Set<OidcAccount> oidc, Set<SourceIdentity> certificates, Set<SlackAccount> slack) {

  /** Nothing. */
  public static final Accounts NONE = new Accounts(Set.of(), Set.of(), Set.of());

  public Accounts {
    oidc = Set.copyOf(oidc);
    certificates = Set.copyOf(certificates);
    slack = Set.copyOf(slack);
  }
}
