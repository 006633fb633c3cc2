package io.kedgeline.activities.aws;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.rulebook.ControlProfile;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The canary's certificates, one by each authority whose anchors it is shown at. Which one is for a
 * profile is the one that the profile's control lets in: the refusal of another would prove
 * nothing.
 */
final class CanaryCertificates {

  private final List<CertificateIdentity> certificates;
  private final CreateSessionClient sessions;
  private final Map<ControlProfile, CertificateIdentity> known = new ConcurrentHashMap<>();

  CanaryCertificates(List<CertificateIdentity> certificates, CreateSessionClient sessions) {
    this.certificates = List.copyOf(certificates);
    this.sessions = sessions;
  }

  /** The certificate that this control lets in; the first, where it lets in none. */
  CertificateIdentity at(ControlProfile control)
      throws IOException, GeneralSecurityException, InterruptedException {
    if (certificates.size() == 1) {
      return certificates.getFirst();
    }
    CertificateIdentity remembered = known.get(control);
    if (remembered != null) {
      return remembered;
    }
    for (CertificateIdentity certificate : certificates) {
      if (sessions.ask(certificate, control.profile(), control.role(), control.trustAnchor())
          instanceof SessionAnswer.Granted) {
        known.put(control, certificate);
        return certificate;
      }
    }
    return certificates.getFirst();
  }
}
