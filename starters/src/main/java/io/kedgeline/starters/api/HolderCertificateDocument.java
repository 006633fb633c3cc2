package io.kedgeline.starters.api;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.workflows.breakglass.HolderCertificateView;
import java.util.Optional;

/**
 * How the certificate of a window's holder stands. Nothing of it is secret.
 *
 * @param stage how far it is
 * @param serial its serial number, once it is issued
 * @param bundle what the holder gets, from its issue until the window ends
 */
public record HolderCertificateDocument(
    HolderCertificateView.Stage stage,
    Optional<CertificateSerial> serial,
    Optional<BundleDocument> bundle) {

  /** The document of what the run says. */
  public static HolderCertificateDocument of(HolderCertificateView view) {
    return new HolderCertificateDocument(
        view.stage(), view.serial(), view.bundle().map(BundleDocument::of));
  }
}
