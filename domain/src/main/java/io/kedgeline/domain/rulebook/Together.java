package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.Optional;

/**
 * What AWS objects must share to be used together: Roles Anywhere's are Regional and must be in the
 * same account and Region (IAM Roles Anywhere User Guide, "Trust model").
 */
final class Together {

  private Together() {}

  static Optional<Fault> role(ProfileArn profile, RoleArn role) {
    return unless(
        role.account().equals(profile.account()), "role", "must be in the profile's account");
  }

  static Optional<Fault> anchor(ProfileArn profile, TrustAnchorArn anchor) {
    return unless(
        anchor.account().equals(profile.account()) && anchor.region().equals(profile.region()),
        "trustAnchor",
        "must be in the profile's account and Region");
  }

  static Optional<Fault> boundary(ProfileArn profile, PolicyArn boundary) {
    return unless(
        boundary.account().equals(profile.account()),
        "boundary",
        "must be in the profile's account");
  }

  static Optional<Fault> issuer(ProfileArn profile, CertificateAuthorityArn authority) {
    return unless(
        authority.account().equals(profile.account())
            && authority.region().equals(profile.region()),
        "holderCertificate.authority",
        "must be in the profile's account and Region");
  }

  static Optional<Fault> control(ProfileArn opened, ProfileArn control) {
    return unless(
        control.account().equals(opened.account()) && control.region().equals(opened.region()),
        "control.profile",
        "must be in the account and Region of the profile it checks");
  }

  static void require(Optional<Fault> fault) {
    fault.ifPresent(found -> {
      throw new IllegalArgumentException(found.toString());
    });
  }

  private static Optional<Fault> unless(boolean holds, String field, String rule) {
    return holds ? Optional.empty() : Optional.of(new Fault(field, rule));
  }
}
