package io.kedgeline.activities.authority;

import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.BucketName;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.Region;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Makes the bucket of a revocation list, reads it back, and takes away what a run made: private,
 * with all versions kept, and encrypted with S3's own keys, since AWS Private CA cannot write with
 * the key that AWS manages in KMS (AWS Private CA User Guide, "Encrypting your CRLs").
 */
final class BucketMaker {

  /** The one Region that CreateBucket does not take as a location constraint (API reference). */
  private static final Region UNSAID = new Region("us-east-1");

  private static final PublicAccessBlockConfiguration PRIVATE =
      PublicAccessBlockConfiguration.builder()
          .blockPublicAcls(true)
          .ignorePublicAcls(true)
          .blockPublicPolicy(true)
          .restrictPublicBuckets(true)
          .build();

  private static final ServerSideEncryptionRule ENCRYPTED =
      ServerSideEncryptionRule.builder()
          .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AES256))
          .build();

  private final S3Client s3;

  BucketMaker(S3Client s3) {
    this.s3 = s3;
  }

  /**
   * Makes it, or finds what an earlier try of this run made; anybody else's is not touched.
   *
   * @param authority the authority that writes into it, once there is one
   */
  void make(AuthorityPlan plan, Optional<CertificateAuthorityArn> authority) {
    BucketName bucket = plan.draft().revocation().bucket();
    if (BucketOwner.of(s3, bucket, plan.run()) == BucketOwner.NOBODY) {
      create(plan, bucket);
    }
    requireOwn(plan);
    s3.putPublicAccessBlock(r -> r.bucket(bucket.value()).publicAccessBlockConfiguration(PRIVATE));
    s3.putBucketVersioning(r ->
        r.bucket(bucket.value())
            .versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
    s3.putBucketEncryption(
        r -> r.bucket(bucket.value()).serverSideEncryptionConfiguration(c -> c.rules(ENCRYPTED)));
    letIn(plan, authority);
    requireAsPlanned(plan, authority);
  }

  private void create(AuthorityPlan plan, BucketName bucket) {
    CreateBucketConfiguration.Builder configuration =
        CreateBucketConfiguration.builder()
            .tags(
                AuthorityTags.of(plan).entrySet().stream()
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                    .toList());
    if (!plan.region().equals(UNSAID)) {
      configuration.locationConstraint(plan.region().value());
    }
    try {
      s3.createBucket(
          r -> r.bucket(bucket.value()).createBucketConfiguration(configuration.build()));
    } catch (BucketAlreadyOwnedByYouException lostAnswer) {
      requireOwn(plan);
    } catch (BucketAlreadyExistsException others) {
      throw ofOthers(bucket);
    }
  }

  private void requireOwn(AuthorityPlan plan) {
    BucketName bucket = plan.draft().revocation().bucket();
    if (BucketOwner.of(s3, bucket, plan.run()) != BucketOwner.THIS_RUN) {
      throw ofOthers(bucket);
    }
  }

  private static RuntimeException ofOthers(BucketName bucket) {
    return Unmade.drifted("bucket %s is there, and this run did not make it".formatted(bucket));
  }

  /** Lets this authority write into it, and any of the account while there is none yet. */
  void letIn(AuthorityPlan plan, Optional<CertificateAuthorityArn> authority) {
    BucketPolicy policy = policy(plan, authority);
    s3.putBucketPolicy(r -> r.bucket(policy.bucket().value()).policy(policy.document()));
  }

  private static BucketPolicy policy(
      AuthorityPlan plan, Optional<CertificateAuthorityArn> authority) {
    BucketName bucket = plan.draft().revocation().bucket();
    return authority
        .map(writer -> BucketPolicy.of(bucket, writer))
        .orElseGet(() -> BucketPolicy.ofAny(bucket, plan.account(), plan.region()));
  }

  /** Throws unless AWS has exactly what was planned. */
  void requireAsPlanned(AuthorityPlan plan, Optional<CertificateAuthorityArn> authority) {
    String bucket = plan.draft().revocation().bucket().value();
    boolean asPlanned =
        BucketOwner.tags(s3, plan.draft().revocation().bucket()).equals(AuthorityTags.of(plan))
            && s3.getPublicAccessBlock(r -> r.bucket(bucket))
                .publicAccessBlockConfiguration()
                .equals(PRIVATE)
            && s3.getBucketVersioning(r -> r.bucket(bucket)).status()
                == BucketVersioningStatus.ENABLED
            && encryptions(bucket).equals(List.of(ServerSideEncryption.AES256))
            && policy(plan, authority).is(s3.getBucketPolicy(r -> r.bucket(bucket)).policy());
    if (!asPlanned) {
      throw Unmade.notReadBack(
          "bucket %s is not as it was planned when read back".formatted(bucket));
    }
  }

  private List<ServerSideEncryption> encryptions(String bucket) {
    return s3
        .getBucketEncryption(r -> r.bucket(bucket))
        .serverSideEncryptionConfiguration()
        .rules()
        .stream()
        .map(rule -> rule.applyServerSideEncryptionByDefault().sseAlgorithm())
        .toList();
  }

  /**
   * Takes the bucket away with all versions of its objects, if this run made it.
   *
   * @param noted whether it is known that the run made it
   */
  boolean unmake(RunId run, BucketName bucket, boolean noted) {
    boolean own = BucketOwner.of(s3, bucket, run) == BucketOwner.THIS_RUN;
    if (own) {
      empty(bucket);
      s3.deleteBucket(r -> r.bucket(bucket.value()));
    }
    if ((own || noted) && BucketOwner.of(s3, bucket, run) != BucketOwner.NOBODY) {
      throw Unmade.notReadBack("bucket %s is still there when read back".formatted(bucket));
    }
    return own;
  }

  private void empty(BucketName bucket) {
    var pages = s3.listObjectVersionsPaginator(r -> r.bucket(bucket.value()));
    pages.versions().stream()
        .toList()
        .forEach(version -> delete(bucket, version.key(), version.versionId()));
    pages.deleteMarkers().stream()
        .toList()
        .forEach(marker -> delete(bucket, marker.key(), marker.versionId()));
  }

  private void delete(BucketName bucket, String key, String version) {
    s3.deleteObject(r -> r.bucket(bucket.value()).key(key).versionId(version));
  }
}
