package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import java.util.Map;

/**
 * How the certificate of a holder is made that lives for one window (decision 25).
 *
 * @param authority break-glass's own authority, whose certificates the profile's anchor trusts
 * @param attributes what each certificate says besides its common name, such as {@code
 *     x509Subject/OU}; every value as it is, none a pattern
 */
public record HolderCertificateTerms(
    CertificateAuthorityArn authority, Map<String, String> attributes) {

  private static final String NAMED_BY_US = CertificateNames.SUBJECT + CertificateNames.COMMON_NAME;

  public HolderCertificateTerms {
    attributes = Map.copyOf(attributes);
    attributes.forEach(HolderCertificateTerms::require);
  }

  private static void require(String name, String value) {
    if (name.equals(NAMED_BY_US)
        || !(name.startsWith(CertificateNames.SUBJECT) || name.equals(TrustPolicyRules.URI))) {
      throw new IllegalArgumentException(
          "attributes: must be of the subject, but for its common name, or x509SAN/URI");
    }
    if (!value.matches("[ -)+->@-~]{1,128}")) {
      throw new IllegalArgumentException(
          "attributes: a value must be 1 to 128 characters of ASCII, without * and ?");
    }
  }
}
