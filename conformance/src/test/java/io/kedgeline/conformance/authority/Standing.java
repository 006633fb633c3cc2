package io.kedgeline.conformance.authority;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.domain.authority.AnchorDraft;
import io.kedgeline.domain.resource.BucketName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What of an authority stands in an account.
 *
 * @param root the account's root user
 * @param draft what is looked for
 */
public record Standing(AwsClients root, AnchorDraft draft) {

  /** One word for each thing that stands. */
  public List<String> words() {
    return Stream.of(buckets(), authorities(), anchors(), lists(), profiles(), roles())
        .flatMap(words -> words)
        .toList();
  }

  private Stream<String> buckets() {
    return draft.bucket().stream().filter(this::there).map(bucket -> "bucket");
  }

  private boolean there(BucketName bucket) {
    try {
      root.s3().headBucket(r -> r.bucket(bucket.value()));
      return true;
    } catch (S3Exception none) {
      return false;
    }
  }

  private Stream<String> authorities() {
    return root
        .privateCa()
        .listCertificateAuthoritiesPaginator(r -> {})
        .certificateAuthorities()
        .stream()
        .filter(authority -> authority.type() == CertificateAuthorityType.SUBORDINATE)
        .filter(authority -> authority.status() != CertificateAuthorityStatus.DELETED)
        .filter(authority ->
            Optional.ofNullable(draft.canary().attributes().get("x509Issuer/CN"))
                .equals(
                    Optional.of(
                        authority.certificateAuthorityConfiguration().subject().commonName())))
        .map(authority -> "authority");
  }

  private Stream<String> anchors() {
    return root.rolesAnywhere().listTrustAnchorsPaginator(r -> {}).trustAnchors().stream()
        .filter(anchor -> anchor.name().equals(draft.anchor()))
        .map(anchor -> "anchor");
  }

  private Stream<String> lists() {
    return root.rolesAnywhere().listCrlsPaginator(r -> {}).crls().stream()
        .filter(list -> list.name().equals(draft.anchor()))
        .map(list -> "list");
  }

  private Stream<String> profiles() {
    return root.rolesAnywhere().listProfilesPaginator(r -> {}).profiles().stream()
        .filter(profile -> profile.name().equals(draft.canary().profile()))
        .map(profile -> "profile");
  }

  private Stream<String> roles() {
    try {
      root.iam().getRole(r -> r.roleName(draft.canary().role().name()));
      return Stream.of("role");
    } catch (NoSuchEntityException none) {
      return Stream.empty();
    }
  }
}
