package io.kedgeline.activities.authority;

import io.kedgeline.domain.authority.RevocationTerms;
import software.amazon.awssdk.services.acmpca.model.CrlConfiguration;
import software.amazon.awssdk.services.acmpca.model.CrlType;
import software.amazon.awssdk.services.acmpca.model.S3ObjectAcl;

/**
 * How an authority is told to publish its revocation list: complete, since Roles Anywhere is not
 * known to read partitioned ones, and readable by the bucket's owner alone (API reference,
 * CrlConfiguration).
 */
final class ListSettings {

  private ListSettings() {}

  static CrlConfiguration of(RevocationTerms terms) {
    return CrlConfiguration.builder()
        .enabled(true)
        .expirationInDays(Math.toIntExact(terms.validity().toDays()))
        .s3BucketName(terms.bucket().value())
        .s3ObjectAcl(S3ObjectAcl.BUCKET_OWNER_FULL_CONTROL)
        .crlType(CrlType.COMPLETE)
        .build();
  }

  /** Whether these are those, whatever AWS says of what nobody set. */
  static boolean are(CrlConfiguration read, RevocationTerms terms) {
    CrlConfiguration wanted = of(terms);
    return wanted.enabled().equals(read.enabled())
        && wanted.expirationInDays().equals(read.expirationInDays())
        && wanted.s3BucketName().equals(read.s3BucketName())
        && wanted.s3ObjectAcl() == read.s3ObjectAcl()
        && wanted.crlType() == read.crlType();
  }
}
