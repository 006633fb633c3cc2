package io.kedgeline.activities.aws;

import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;

/** Trust anchors as AWS has them. */
public final class AnchorSight {

  private AnchorSight() {}

  /** The anchor, unless AWS does not have it. */
  public static Optional<TrustAnchorState> of(
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

  private static SortedMap<String, String> tags(RolesAnywhereClient rolesAnywhere, String arn) {
    SortedMap<String, String> tags = new TreeMap<>();
    rolesAnywhere
        .listTagsForResource(r -> r.resourceArn(arn))
        .tags()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }
}
