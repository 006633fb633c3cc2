package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.making.OtherAnchor;
import io.kedgeline.activities.making.Taken;
import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.RootState;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.plan.RunId;
import java.security.cert.X509Certificate;
import java.util.Optional;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthority;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.ResourceNotFoundException;

/**
 * What AWS has of an authority that is to be made.
 *
 * @param root the authority that is to sign, unless AWS does not have it there
 * @param other another enabled anchor with an authority of its own, the first by its ARN
 * @param bucketStands whether there is a bucket of that name that this run did not make
 * @param anchorStands whether there is an anchor of that name that this run did not make
 * @param canaryRoleStands whether there is a role of that name that this run did not make
 * @param canaryProfileStands whether there is a profile of that name that this run did not make
 */
record AuthoritySight(
    Optional<RootState> root,
    Optional<AnchoredAuthority> other,
    boolean bucketStands,
    boolean anchorStands,
    boolean canaryRoleStands,
    boolean canaryProfileStands) {

  static AuthoritySight nothing() {
    return new AuthoritySight(Optional.empty(), Optional.empty(), false, false, false, false);
  }

  static AuthoritySight of(AwsClients clients, RunId run, AuthorityDraft draft) {
    Taken taken = new Taken(clients, run);
    return new AuthoritySight(
        root(clients, draft),
        OtherAnchor.find(clients, draft.account(), draft.region(), theirs -> true),
        BucketOwner.of(clients.s3(), draft.revocation().bucket(), run) == BucketOwner.OTHERS,
        taken.anchor(draft.anchor()),
        taken.role(draft.canary().role()),
        taken.profile(draft.canary().profile()));
  }

  /** By whatever anchor: a bundle may hold the root's certificate as well. */
  private static boolean anchored(AwsClients clients, AuthorityDraft draft) {
    return AnchoredCertificates.ofAuthority(clients, draft.root())
        .map(X509Certificate::getPublicKey)
        .filter(AnchoredCertificates.of(clients, draft.account(), draft.region())::have)
        .isPresent();
  }

  /** Of another account or Region nothing is asked: it is refused for where it lies. */
  private static Optional<RootState> root(AwsClients clients, AuthorityDraft draft) {
    if (!draft.root().account().equals(draft.account())
        || !draft.root().region().equals(draft.region())) {
      return Optional.empty();
    }
    try {
      CertificateAuthority found =
          clients
              .privateCa()
              .describeCertificateAuthority(r -> r.certificateAuthorityArn(draft.root().value()))
              .certificateAuthority();
      return Optional.of(
          new RootState(
              draft.root(),
              new OwnAuthorities(clients.privateCa()).tags(draft.root()).containsKey(RootState.TAG),
              anchored(clients, draft),
              found.status() == CertificateAuthorityStatus.ACTIVE,
              Optional.ofNullable(found.notAfter())));
    } catch (ResourceNotFoundException missing) {
      return Optional.empty();
    }
  }
}
