package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.AuthorityTerms;
import io.kedgeline.domain.authority.CanaryDraft;
import io.kedgeline.domain.authority.CanaryTerms;
import io.kedgeline.domain.authority.NoticeTerms;
import io.kedgeline.domain.authority.RevocationTerms;
import io.kedgeline.domain.resource.CertificateAuthorityArn;

/**
 * An environment, and what its authority is to be like.
 *
 * @param place the environment; its name is at most 26 characters, since names in AWS and a common
 *     name are made of it
 * @param root the authority that signs the new one's certificate
 * @param authority the authority
 * @param revocationList its revocation list
 * @param anchor the trust anchor's name
 * @param atRest whether the anchor takes certificates once it is registered
 * @param notifications when Roles Anywhere tells that certificates expire
 * @param canary who is let in to prove it
 */
public record AuthorityEnvironment(
    Environment place,
    CertificateAuthorityArn root,
    AuthorityTerms authority,
    RevocationTerms revocationList,
    String anchor,
    AnchorAtRest atRest,
    NoticeTerms notifications,
    CanaryTerms canary) {

  public AuthorityEnvironment {
    NameShape.IRA_RESOURCE.require("anchor", anchor);
    place.requireShortName();
  }

  /** What is made there, in full. */
  public AuthorityDraft draft() {
    return new AuthorityDraft(
        place.name(),
        place.account(),
        place.region(),
        root,
        authority,
        revocationList,
        anchor,
        atRest,
        notifications,
        CanaryDraft.of(place, authority.commonName(), canary));
  }
}
