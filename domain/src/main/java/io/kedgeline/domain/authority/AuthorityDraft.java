package io.kedgeline.domain.authority;

import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.BucketName;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.Region;
import java.util.Optional;

/**
 * An authority, its revocation list, its trust anchor and its canary, as they are to be made. All
 * of it follows from the rulebook: nobody who asks chooses any of it.
 *
 * @param environment of which environment it is
 * @param account the account in which everything is made
 * @param region the Region in which everything is made but the canary's role, which is global
 * @param root the authority that signs the new one's certificate
 * @param terms what the authority is like
 * @param revocation where its list is, and how long one is good
 * @param anchor the trust anchor's name
 * @param atRest whether the anchor takes certificates once it is registered
 * @param notices when Roles Anywhere tells that certificates expire
 * @param canary who is let in to prove it
 */
public record AuthorityDraft(
    String environment,
    AccountId account,
    Region region,
    CertificateAuthorityArn root,
    AuthorityTerms terms,
    RevocationTerms revocation,
    String anchor,
    AnchorAtRest atRest,
    NoticeTerms notices,
    CanaryDraft canary)
    implements AnchorDraft {

  @Override
  public Optional<BucketName> bucket() {
    return Optional.of(revocation.bucket());
  }

  /** The bucket, as IAM names it. */
  public String bucketArn() {
    return "arn:aws:s3:::" + revocation.bucket();
  }
}
