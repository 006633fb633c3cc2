package io.kedgeline.activities.enrollment;

import io.kedgeline.activities.certificate.CertificateRequestFile;
import io.kedgeline.domain.certificate.CertificateRequest;
import io.kedgeline.domain.certificate.RequestCheck;
import io.kedgeline.domain.certificate.RequestCheck.Limits;
import io.kedgeline.domain.enrollment.ShownRequest;
import io.kedgeline.domain.plan.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads the requests that devices show. */
final class ShownRequests {

  private ShownRequests() {}

  /**
   * What a device's request comes to.
   *
   * @param text PKCS#10 in PEM
   * @param limits what it is held to; nothing where the rulebook does not say it
   */
  static ShownRequest read(String text, Optional<Limits> limits) {
    Digest digest = Digest.ofText(text);
    try {
      CertificateRequest request =
          CertificateRequestFile.parse(text.getBytes(StandardCharsets.UTF_8));
      List<String> faults =
          limits
              .map(held ->
                  RequestCheck.findings(request, held).stream()
                      .map(finding -> finding.code() + ": " + finding.sentence())
                      .toList())
              .orElse(List.of("the rulebook does not say what is asked of certificates"));
      return new ShownRequest(digest, Optional.of(request.publicKey()), faults);
    } catch (IllegalArgumentException none) {
      return new ShownRequest(digest, Optional.empty(), List.of(String.valueOf(none.getMessage())));
    }
  }
}
