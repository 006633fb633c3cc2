package io.kedgeline.sandbox.world;

import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.twins.aws.AccountKeys;
import java.net.URI;
import java.time.Duration;

/**
 * Break-glass's own authority as an administrator sets it up: its anchor, disabled at rest, with
 * the profile that it is for; and another anchor of it where the canary's certificate is always let
 * in.
 *
 * @param authority the authority
 * @param anchor its anchor, which is disabled
 * @param profile the break-glass profile
 * @param role its role
 * @param controlAnchor its other anchor
 * @param controlProfile where the canary is always let in
 * @param controlRole its role
 * @param canary the canary's key and its certificate by this authority, in PEM
 */
public record InventedIssuer(
    CertificateAuthorityArn authority,
    TrustAnchorArn anchor,
    ProfileArn profile,
    RoleArn role,
    TrustAnchorArn controlAnchor,
    ProfileArn controlProfile,
    RoleArn controlRole,
    String canary) {

  private static final String NAME = "ExactTR Break-Glass CA";
  private static final Duration CANARY_LIFE = Duration.ofDays(90);

  /**
   * Builds it.
   *
   * @param endpoint where AWS is
   * @param root the root user's keys
   * @param boundary the boundary of break-glass roles
   */
  public static InventedIssuer build(URI endpoint, AccountKeys root, PolicyArn boundary) {
    try (InventedAuthority admin = new InventedAuthority(endpoint, root)) {
      CertificateAuthorityArn authority = admin.makeIssuing(NAME, "breakglass");
      TrustAnchorArn anchor =
          admin.makeAnchor(
              NAME,
              authority,
              false,
              InventedAuthority.environmentTag("breakglass"),
              InventedAccount.classTag("breakglass"));
      TrustAnchorArn other =
          admin.makeAnchor(
              NAME + " control", authority, true, InventedAuthority.environmentTag("breakglass"));
      RoleArn role =
          InventedAccount.role(
              admin.iam(), "/exacttr/breakglass/", "ExactTR-BreakGlass-Issued", anchor);
      InventedAccount.bind(admin.iam(), role, boundary);
      RoleArn control =
          InventedAccount.role(admin.iam(), "/exacttr/", "ExactTR-CanaryControl-Issued", other);
      InventedDevice canary =
          InventedDevice.of("kedgeline-canary", "urn:exacttr:workload:kedgeline-canary");
      return new InventedIssuer(
          authority,
          anchor,
          InventedAccount.breakGlassProfile(admin.anywhere(), "sec-breakglass-issued", role),
          role,
          other,
          InventedAccount.controlProfile(admin.anywhere(), "canary-control-issued", control),
          control,
          canary.keyPem() + admin.issue(authority, canary.pem(), CANARY_LIFE));
    }
  }

  @Override
  public String toString() {
    return "InventedIssuer[" + profile + "]";
  }
}
