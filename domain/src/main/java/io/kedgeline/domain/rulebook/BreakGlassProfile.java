package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.WellFormed;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.Optional;

/**
 * A profile that RB-06 may open.
 *
 * @param name its name in Roles Anywhere, by which people ask for it
 * @param profile the profile
 * @param role the one role in it; no other profile may hold this role
 * @param trustAnchor the one anchor that the role trusts
 * @param boundary the role's permissions boundary, within which no holder can widen a window
 * @param configurationItem what change records call it, where that is not its ARN
 * @param holderCertificate how each window's own certificate is made; nothing where the directory
 *     lists certificates that holders have
 * @param control the positive control of its refusals, in the same account and Region
 */
public record BreakGlassProfile(
    String name,
    ProfileArn profile,
    RoleArn role,
    TrustAnchorArn trustAnchor,
    PolicyArn boundary,
    Optional<String> configurationItem,
    Optional<HolderCertificateTerms> holderCertificate,
    ControlProfile control) {

  /** What the name of a configuration item must be. */
  static final Rule<String> ITEM =
      WellFormed.UNICODE.and(text ->
          text.isBlank() || text.length() > 255 || text.chars().anyMatch(Character::isISOControl)
              ? Optional.of("must be 1 to 255 characters, no control characters")
              : Optional.empty());

  public BreakGlassProfile {
    NameShape.IRA_RESOURCE.require("name", name);
    configurationItem
        .flatMap(ITEM::broken)
        .ifPresent(rule -> {
          throw new IllegalArgumentException("configurationItem: " + rule);
        });
    Together.require(Together.role(profile, role));
    Together.require(Together.anchor(profile, trustAnchor));
    Together.require(Together.boundary(profile, boundary));
    Together.require(Together.control(profile, control.profile()));
    holderCertificate
        .flatMap(terms -> Together.issuer(profile, terms.authority()))
        .ifPresent(fault -> Together.require(Optional.of(fault)));
  }

  /** Who issues its holders' certificates, where they are issued for each window. */
  public Optional<CertificateAuthorityArn> authority() {
    return holderCertificate.map(HolderCertificateTerms::authority);
  }

  /** What a change record must name as its configuration item. */
  public String item() {
    return configurationItem.orElse(profile.value());
  }
}
