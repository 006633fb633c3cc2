package io.kedgeline.activities.aws.issuance;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.time.Instant;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * An end-entity certificate that is asked for.
 *
 * @param authority who shall issue it
 * @param request its key, proved; what the request says besides is not looked at
 * @param token by which the authority knows the same call again for five minutes: the same for each
 *     try of one certificate, another for each certificate; 1 to 36 characters
 * @param names what it shall say; of a subject the types CN, OU, O, L and ST
 * @param from from when on it is valid
 * @param until until when, this second included
 */
public record LeafRequest(
    CertificateAuthorityArn authority,
    PKCS10CertificationRequest request,
    String token,
    CertificateNames names,
    Instant from,
    Instant until) {

  private static final int LONGEST_TOKEN = 36;

  public LeafRequest {
    if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
      throw new IllegalArgumentException(
          "token: must be 1 to %d characters".formatted(LONGEST_TOKEN));
    }
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("until: must be after from");
    }
  }
}
