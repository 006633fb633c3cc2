package io.kedgeline.activities.authority;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.BucketName;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.workflows.wire.WireMapper;

/**
 * The policy of a bucket into which AWS Private CA writes revocation lists (AWS Private CA User
 * Guide, "Access policies for CRLs in Amazon S3"). Nobody else is let in by it, and nobody without
 * TLS at all.
 *
 * @param bucket the bucket
 * @param account whose authorities may write
 * @param writer which of them, as a pattern of ARNs
 */
record BucketPolicy(BucketName bucket, AccountId account, String writer) {

  /**
   * For any authority of an account and Region: one that is to be created must be able to write
   * before it has an ARN.
   */
  static BucketPolicy ofAny(BucketName bucket, AccountId account, Region region) {
    return new BucketPolicy(
        bucket,
        account,
        "arn:aws:acm-pca:%s:%s:certificate-authority/*".formatted(region, account));
  }

  /** For this authority alone. */
  static BucketPolicy of(BucketName bucket, CertificateAuthorityArn authority) {
    return new BucketPolicy(bucket, authority.account(), authority.value());
  }

  String document() {
    return """
    {"Version":"2012-10-17","Statement":[\
    {"Sid":"PrivateCaWritesItsLists","Effect":"Allow",\
    "Principal":{"Service":"acm-pca.amazonaws.com"},\
    "Action":["s3:PutObject","s3:PutObjectAcl","s3:GetBucketAcl","s3:GetBucketLocation"],\
    "Resource":["arn:aws:s3:::%1$s/*","arn:aws:s3:::%1$s"],\
    "Condition":{"StringEquals":{"aws:SourceAccount":"%2$s"},"ArnLike":{"aws:SourceArn":"%3$s"}}},\
    {"Sid":"NobodyWithoutTls","Effect":"Deny","Principal":"*","Action":"s3:*",\
    "Resource":["arn:aws:s3:::%1$s/*","arn:aws:s3:::%1$s"],\
    "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}\
    """
        .formatted(bucket, account, writer);
  }

  /** Whether this text is the same document, however it is written. */
  boolean is(String text) {
    try {
      return WireMapper.tolerant()
          .readTree(text)
          .equals(WireMapper.tolerant().readTree(document()));
    } catch (JsonProcessingException unreadable) {
      return false;
    }
  }
}
