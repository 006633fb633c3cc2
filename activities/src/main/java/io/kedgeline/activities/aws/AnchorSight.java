package io.kedgeline.activities.aws;

import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rolesanywhere.model.Source;
import software.amazon.awssdk.services.rolesanywhere.model.SourceData;
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
                  authority(found),
                  tags(rolesAnywhere, found.trustAnchorArn())))
          .filter(state -> state.arn().equals(arn));
    } catch (ResourceNotFoundException missing) {
      return Optional.empty();
    }
  }

  /** The authority of AWS Private CA that this anchor trusts; none for one of another type. */
  public static Optional<CertificateAuthorityArn> authority(TrustAnchorDetail anchor) {
    return Optional.ofNullable(anchor.source())
        .map(Source::sourceData)
        .map(SourceData::acmPcaArn)
        .filter(arn -> !arn.isEmpty())
        .map(CertificateAuthorityArn::new);
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
