package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import java.util.Optional;

/**
 * How the certificate of a window's holder stands.
 *
 * @param stage how far it is
 * @param serial its serial number, once it is issued
 * @param bundle what the holder gets, from its issue until the window ends
 */
public record HolderCertificateView(
    Stage stage, Optional<CertificateSerial> serial, Optional<BootstrapBundle> bundle) {

  /** How far a certificate is. */
  public enum Stage {
    /** None is issued for this window: the holder has one, or it is not planned yet. */
    NONE,
    /** The holder has to show a key. */
    KEY_AWAITED,
    /** A key was shown; nothing is issued yet. */
    KEY_SHOWN,
    ISSUED,
    /** The window is over, and the certificate is to be revoked. */
    REVOKING,
    /** The authority has revoked it, or never issued it. */
    REVOKED,
    /** AWS was asked for it, and nobody knows whether it issued one. */
    UNKNOWN
  }
}
