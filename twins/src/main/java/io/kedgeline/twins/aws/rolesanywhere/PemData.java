package io.kedgeline.twins.aws.rolesanywhere;

import io.kedgeline.twins.aws.state.AwsError;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Certificates and revocation lists in PEM, as the service takes them. */
public final class PemData {

  private PemData() {}

  static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException noBase64) {
      throw AwsError.validation("crlData is not base64");
    }
  }

  /** The revocation list in these base64 octets of PEM. */
  public static X509CRL crlOfBase64(String base64) {
    return crl(decode(base64));
  }

  static X509CRL crl(byte[] pem) {
    if (!new String(pem, StandardCharsets.US_ASCII).contains("-----BEGIN X509 CRL-----")) {
      throw AwsError.validation("CRL must be PEM");
    }
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(pem));
    } catch (GeneralSecurityException unreadable) {
      throw AwsError.validation("CRL could not be parsed");
    }
  }

  /** The certificates of a bundle. */
  public static List<X509Certificate> certificates(String pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (GeneralSecurityException unreadable) {
      throw AwsError.validation("Certificate could not be parsed");
    }
  }
}
