package io.kedgeline.twins.aws.acmpca;

import io.kedgeline.twins.aws.state.PrivateCa;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a certificate must be like to become an authority's own (API Reference,
 * ImportCertificateAuthorityCertificate; RFC 5280 §6).
 *
 * @param ca the authority
 * @param now when it is imported
 */
record ImportRules(PrivateCa ca, Instant now) {

  private static final int KEY_CERT_SIGN = 5;

  void require(X509Certificate own, List<X509Certificate> chain) {
    if (!own.getPublicKey().equals(ca.keys().getPublic())) {
      throw Refusals.mismatch("The certificate does not match the authority's key");
    }
    requireAuthority(own);
    boolean selfSigned = signs(own, own);
    if (ca.detail().path("Type").asText("").equals("ROOT")) {
      if (!selfSigned || !chain.isEmpty()) {
        throw Refusals.request("A root's certificate is self-signed and has no chain");
      }
      return;
    }
    if (selfSigned || chain.isEmpty()) {
      throw Refusals.request("A subordinate's certificate needs the chain above it");
    }
    if (chain.contains(own)) {
      throw Refusals.request("The chain must not hold the certificate itself");
    }
    List<X509Certificate> path = new ArrayList<>(List.of(own));
    path.addAll(chain);
    for (int i = 1; i < path.size(); i++) {
      requireIssued(path.get(i - 1), path.get(i), i);
    }
    X509Certificate last = path.getLast();
    if (!signs(last, last)) {
      throw Refusals.mismatch("The chain must end with its root");
    }
  }

  private void requireAuthority(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    if (certificate.getBasicConstraints() < 0 || usage == null || !usage[KEY_CERT_SIGN]) {
      throw Refusals.certificate("Not an authority: " + certificate.getSubjectX500Principal());
    }
    if (now.isAfter(certificate.getNotAfter().toInstant())
        || now.isBefore(certificate.getNotBefore().toInstant())) {
      throw Refusals.certificate("Not valid now: " + certificate.getSubjectX500Principal());
    }
  }

  private void requireIssued(X509Certificate below, X509Certificate above, int authoritiesBelow) {
    requireAuthority(above);
    if (!signs(above, below)) {
      throw Refusals.mismatch("Each certificate of the chain must sign the one before it");
    }
    if (below.getNotAfter().toInstant().isAfter(above.getNotAfter().toInstant())) {
      throw Refusals.mismatch("The certificate is valid for longer than the one that signed it");
    }
    if (authoritiesBelow > above.getBasicConstraints()) {
      throw Refusals.mismatch("The path is longer than its issuer allows");
    }
  }

  private static boolean signs(X509Certificate issuer, X509Certificate certificate) {
    try {
      certificate.verify(issuer.getPublicKey());
      return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    } catch (GeneralSecurityException notSigned) {
      return false;
    }
  }
}
