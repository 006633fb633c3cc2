package io.kedgeline.starters.api;

import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.time.Duration;
import java.util.List;

/**
 * What an enrolled consumer gets. Nothing of it is secret.
 *
 * @param certificate the certificate, in PEM
 * @param chain those above it up to the trust anchor's, without that, in PEM; the nearest first
 * @param trustAnchor where it is presented
 * @param profile by which it gets in
 * @param role as which
 * @param sessionSeconds how long each session is
 */
public record BundleDocument(
    String certificate,
    List<String> chain,
    String trustAnchor,
    String profile,
    String role,
    long sessionSeconds) {

  public BundleDocument {
    chain = List.copyOf(chain);
  }

  /** The document of this bundle. */
  public static BundleDocument of(BootstrapBundle bundle) {
    return new BundleDocument(
        bundle.certificate(),
        bundle.chain(),
        bundle.trustAnchor().value(),
        bundle.profile().value(),
        bundle.role().value(),
        bundle.session().toSeconds());
  }

  /**
   * The bundle.
   *
   * @throws IllegalArgumentException when this is none
   */
  public BootstrapBundle bundle() {
    return new BootstrapBundle(
        certificate,
        chain,
        new TrustAnchorArn(trustAnchor),
        new ProfileArn(profile),
        new RoleArn(role),
        Duration.ofSeconds(sessionSeconds));
  }
}
