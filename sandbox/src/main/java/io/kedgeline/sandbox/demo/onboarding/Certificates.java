package io.kedgeline.sandbox.demo.onboarding;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** What somebody with a certificate asks of Roles Anywhere. */
final class Certificates {

  private Certificates() {}

  /** Asks for a session with what a device got, and a key. */
  static SessionAnswer ask(Sandbox sandbox, PrivateKey key, BootstrapBundle bundle) {
    List<X509Certificate> chain = new ArrayList<>();
    bundle.chain().forEach(above -> chain.add(read(above)));
    return ask(sandbox, new CertificateIdentity(key, read(bundle.certificate()), chain), bundle);
  }

  /** Asks as this identity, at the bundle's anchor for its profile and role. */
  static SessionAnswer ask(Sandbox sandbox, CertificateIdentity identity, BootstrapBundle bundle) {
    try {
      return sandbox
          .sessions()
          .ask(identity, bundle.profile(), bundle.role(), bundle.trustAnchor());
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException("nobody could ask", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while asking", stopped);
    }
  }

  private static X509Certificate read(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("the certificate cannot be read", unreadable);
    }
  }
}
