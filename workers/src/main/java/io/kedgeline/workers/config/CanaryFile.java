package io.kedgeline.workers.config;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.workflows.settings.GuardedFile;
import io.kedgeline.workflows.settings.SettingsFault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a certificate with its key: PEM, the key first, then the certificate and its chain. Nobody
 * but the file's owner may read it.
 */
public final class CanaryFile {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private CanaryFile() {}

  /** The identity in this file. */
  public static CertificateIdentity read(Path file) {
    try {
      String pem = GuardedFile.secret(file);
      Matcher key = KEY.matcher(pem);
      int certificates = pem.indexOf("-----BEGIN CERTIFICATE-----");
      if (!key.find() || certificates < 0) {
        throw new SettingsFault(
            file.toString(), "must hold a PKCS#8 private key and a certificate in PEM");
      }
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(
                      pem.substring(certificates).getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      String algorithm = chain.getFirst().getPublicKey().getAlgorithm();
      PrivateKey secret =
          KeyFactory.getInstance(algorithm)
              .generatePrivate(
                  new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1))));
      return new CertificateIdentity(secret, chain.getFirst(), chain.subList(1, chain.size()));
    } catch (GeneralSecurityException broken) {
      throw new SettingsFault(file.toString(), "must hold a key and certificates that can be read");
    }
  }
}
