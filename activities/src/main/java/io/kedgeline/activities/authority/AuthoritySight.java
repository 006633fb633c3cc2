package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.making.OtherAnchor;
import io.kedgeline.activities.making.Taken;
import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.RootState;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.plan.RunId;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthority;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.ResourceNotFoundException;

/**
 * What AWS has of an authority that is to be made.
 *
 * @param root the authority that is to sign, unless AWS does not have it there
 * @param other another enabled anchor with an authority of its own, the first by its ARN
 * @param nameTaken whether an anchor trusts an authority of the same common name
 * @param bucketStands whether there is a bucket of that name that this run did not make
 * @param anchorStands whether there is an anchor of that name that this run did not make
 * @param canaryRoleStands whether there is a role of that name that this run did not make
 * @param canaryProfileStands whether there is a profile of that name that this run did not make
 */
record AuthoritySight(
    Optional<RootState> root,
    Optional<AnchoredAuthority> other,
    boolean nameTaken,
    boolean bucketStands,
    boolean anchorStands,
    boolean canaryRoleStands,
    boolean canaryProfileStands) {

  static AuthoritySight nothing() {
    return new AuthoritySight(
        Optional.empty(), Optional.empty(), false, false, false, false, false);
  }

  static AuthoritySight of(AwsClients clients, RunId run, AuthorityDraft draft) {
    Taken taken = new Taken(clients, run);
    AnchoredCertificates anchored =
        AnchoredCertificates.of(clients, draft.account(), draft.region());
    return new AuthoritySight(
        root(clients, draft, anchored),
        OtherAnchor.find(clients, draft.account(), draft.region(), theirs -> true),
        anchored.called(draft.terms().commonName()),
        BucketOwner.of(clients.s3(), draft.revocation().bucket(), run) == BucketOwner.OTHERS,
        taken.anchor(draft.anchor()),
        taken.role(draft.canary().role()),
        taken.profile(draft.canary().profile()));
  }

  /** By whatever anchor: a bundle may hold its certificate, or that of one above it, as well. */
  private static boolean anchored(
      AwsClients clients, AuthorityDraft draft, AnchoredCertificates anchored) {
    return AnchoredCertificates.ofAuthority(clients, draft.root()).stream()
        .flatMap(root ->
            Stream.concat(
                Stream.of(root), AnchoredCertificates.above(clients, draft.root()).stream()))
        .anyMatch(one -> anchored.trusted().stream().anyMatch(there -> Kinship.above(there, one)));
  }

  /** Of another account or Region nothing is asked: it is refused for where it lies. */
  private static Optional<RootState> root(
      AwsClients clients, AuthorityDraft draft, AnchoredCertificates anchored) {
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
              anchored(clients, draft, anchored),
              found.status() == CertificateAuthorityStatus.ACTIVE,
              Optional.ofNullable(found.notAfter())));
    } catch (ResourceNotFoundException missing) {
      return Optional.empty();
    }
  }
}
