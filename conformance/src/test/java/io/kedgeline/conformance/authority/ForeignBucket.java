package io.kedgeline.conformance.authority;

import io.kedgeline.activities.making.RunTag;
import io.kedgeline.domain.authority.AuthorityPlan;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * The bucket of a plan's name in an outsider's account, with the tag of the plan's run and open to
 * everybody.
 */
final class ForeignBucket {

  static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*",\
      "Resource":["arn:aws:s3:::exacttr-crl-production","arn:aws:s3:::exacttr-crl-production/*"]}}\
      """;

  private ForeignBucket() {}

  static void open(S3Client outsider, AuthorityPlan plan) {
    String bucket = plan.draft().revocation().bucket().value();
    outsider.createBucket(r ->
        r.bucket(bucket)
            .createBucketConfiguration(c ->
                c.locationConstraint(plan.region().value())
                    .tags(Tag.builder().key(RunTag.KEY).value(plan.run().sessionName()).build())));
    outsider.putPublicAccessBlock(r ->
        r.bucket(bucket)
            .publicAccessBlockConfiguration(c ->
                c.blockPublicAcls(false)
                    .ignorePublicAcls(false)
                    .blockPublicPolicy(false)
                    .restrictPublicBuckets(false)));
    outsider.putBucketPolicy(r -> r.bucket(bucket).policy(POLICY));
  }

  static String policy(S3Client outsider, AuthorityPlan plan) {
    return outsider
        .getBucketPolicy(r -> r.bucket(plan.draft().revocation().bucket().value()))
        .policy();
  }
}
