package io.kedgeline.activities.aws.admission;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.onboarding.AdmissionCase;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.CanaryDeny;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

/**
 * Who must stay out of a profile whose rightful certificates nobody here can have issued.
 *
 * @param anchor where the rightful come
 * @param profile the profile
 * @param canary the role of the profile, and the canaries' common name
 * @param attributes what a certificate must say
 * @param genuine a certificate of the rightful authority, whose key is not ours
 * @param other another authority with an anchor of its own, if there is one
 */
public record StrangersCase(
    TrustAnchorArn anchor,
    ProfileArn profile,
    CanaryDeny canary,
    Map<String, String> attributes,
    X509Certificate genuine,
    Optional<AnchoredAuthority> other) {

  public StrangersCase {
    attributes = Map.copyOf(attributes);
  }

  /** What a certificate says that gets in, but for who issued it. */
  CertificateNames matching() {
    return AdmissionCase.matching(canary, attributes);
  }
}
