package io.kedgeline.activities.onboarding;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.making.RoleMaker;
import io.kedgeline.activities.making.RunTag;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;

/**
 * What AWS has of a profile that is to be made.
 *
 * @param anchor the trust anchor, unless AWS does not have it
 * @param other another enabled anchor with an authority of its own, the first by its ARN
 * @param roleStands whether there is a role of that name that this run did not make
 * @param profileStands whether there is a profile of that name that this run did not make
 */
record ProfileSight(
    Optional<TrustAnchorState> anchor,
    Optional<AnchoredAuthority> other,
    boolean roleStands,
    boolean profileStands) {

  static ProfileSight nothing() {
    return new ProfileSight(Optional.empty(), Optional.empty(), false, false);
  }

  static ProfileSight of(
      AwsClients clients, RunId run, TrustAnchorArn anchor, Optional<ProfileDraft> draft) {
    Optional<TrustAnchorState> found = anchor(clients.rolesAnywhere(), anchor);
    return new ProfileSight(
        found,
        found
            .flatMap(TrustAnchorState::authority)
            .flatMap(authority -> other(clients.rolesAnywhere(), authority)),
        draft.filter(drawn -> roleStands(clients, run, drawn.role())).isPresent(),
        draft.filter(drawn -> profileStands(clients.rolesAnywhere(), run, drawn)).isPresent());
  }

  private static Optional<TrustAnchorState> anchor(
      RolesAnywhereClient rolesAnywhere, TrustAnchorArn arn) {
    try {
      TrustAnchorDetail found =
          rolesAnywhere.getTrustAnchor(r -> r.trustAnchorId(arn.id())).trustAnchor();
      return Optional.of(
              new TrustAnchorState(
                  new TrustAnchorArn(found.trustAnchorArn()),
                  Optional.ofNullable(found.name()).orElse(""),
                  Boolean.TRUE.equals(found.enabled()),
                  Optional.ofNullable(found.source().sourceData().acmPcaArn())
                      .filter(authority -> !authority.isEmpty())
                      .map(CertificateAuthorityArn::new),
                  tags(rolesAnywhere, found.trustAnchorArn())))
          .filter(state -> state.arn().equals(arn));
    } catch (ResourceNotFoundException missing) {
      return Optional.empty();
    }
  }

  private static Optional<AnchoredAuthority> other(
      RolesAnywhereClient rolesAnywhere, CertificateAuthorityArn authority) {
    return rolesAnywhere.listTrustAnchorsPaginator(r -> {}).trustAnchors().stream()
        .filter(TrustAnchorDetail::enabled)
        .flatMap(anchor ->
            authority(anchor)
                .filter(theirs -> besides(theirs, authority))
                .map(theirs ->
                    new AnchoredAuthority(theirs, new TrustAnchorArn(anchor.trustAnchorArn())))
                .stream())
        .min(Comparator.comparing(other -> other.anchor().value()));
  }

  /** Who issues has a hand on the authorities of its account and Region alone. */
  private static boolean besides(
      CertificateAuthorityArn theirs, CertificateAuthorityArn authority) {
    return !theirs.equals(authority)
        && theirs.account().equals(authority.account())
        && theirs.region().equals(authority.region());
  }

  private static Optional<CertificateAuthorityArn> authority(TrustAnchorDetail anchor) {
    return Optional.ofNullable(anchor.source().sourceData().acmPcaArn())
        .filter(arn -> !arn.isEmpty())
        .map(CertificateAuthorityArn::new);
  }

  private static boolean roleStands(AwsClients clients, RunId run, RoleArn role) {
    try {
      return !RoleMaker.madeBy(clients.iam().getRole(r -> r.roleName(role.name())).role(), run);
    } catch (NoSuchEntityException missing) {
      return false;
    }
  }

  private static boolean profileStands(
      RolesAnywhereClient rolesAnywhere, RunId run, ProfileDraft draft) {
    return rolesAnywhere.listProfilesPaginator(r -> {}).profiles().stream()
        .filter(profile -> profile.name().equals(draft.name()))
        .anyMatch(profile ->
            !run.sessionName().equals(tags(rolesAnywhere, profile.profileArn()).get(RunTag.KEY)));
  }

  private static SortedMap<String, String> tags(RolesAnywhereClient rolesAnywhere, String arn) {
    SortedMap<String, String> tags = new TreeMap<>();
    rolesAnywhere
        .listTagsForResource(r -> r.resourceArn(arn))
        .tags()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }
}
