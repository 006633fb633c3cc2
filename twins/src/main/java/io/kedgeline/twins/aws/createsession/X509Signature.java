package io.kedgeline.twins.aws.createsession;

import io.kedgeline.twins.aws.front.Authorization;
import io.kedgeline.twins.aws.front.Canonical;
import io.kedgeline.twins.aws.front.Request;
import io.kedgeline.twins.aws.front.SigningDate;
import io.kedgeline.twins.aws.state.AwsError;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The certificates of a request and the proof that whoever sent it has the first one's key.
 *
 * @param leaf the end-entity certificate
 * @param chain further certificates, perhaps none
 */
record X509Signature(X509Certificate leaf, List<X509Certificate> chain) {

  private static final int DEEPEST = 5;
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "AWS4-X509-RSA-SHA256", "SHA256withRSA",
          "AWS4-X509-ECDSA-SHA256", "SHA256withECDSA",
          "AWS4-X509-MLDSA", "ML-DSA");

  /** Verifies the request's signature. */
  static X509Signature verify(Request request, Authorization authorization, Instant realNow) {
    X509Certificate leaf = certificate(request.header("x-amz-x509").orElse(""));
    List<X509Certificate> chain = new ArrayList<>();
    request
        .header("x-amz-x509-chain")
        .ifPresent(all -> {
          for (String one : all.split(",", -1)) {
            chain.add(certificate(one.strip()));
          }
        });
    if (chain.size() > DEEPEST) {
      throw AwsError.accessDenied("Certificate chain too long");
    }
    String date = request.header("x-amz-date").orElse("");
    if (!SigningDate.fresh(date, authorization.date(), realNow)) {
      throw AwsError.accessDenied("Signature expired");
    }
    Set<String> vital = new TreeSet<>(Set.of("host", "x-amz-date", "x-amz-x509"));
    if (!chain.isEmpty()) {
      vital.add("x-amz-x509-chain");
    }
    if (!authorization.covers(request, vital)
        || !authorization.credential().equals(leaf.getSerialNumber().toString())
        || !verified(request, authorization, date, leaf)) {
      throw AwsError.accessDenied("Invalid signature");
    }
    return new X509Signature(leaf, chain);
  }

  private static boolean verified(
      Request request, Authorization authorization, String date, X509Certificate leaf) {
    String algorithm = ALGORITHMS.getOrDefault(authorization.algorithm(), "");
    if (algorithm.isEmpty()) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(leaf.getPublicKey());
      verifier.update(
          Canonical.stringToSign(request, authorization, date).getBytes(StandardCharsets.UTF_8));
      return verifier.verify(HexFormat.of().parseHex(authorization.signature()));
    } catch (NoSuchAlgorithmException older) {
      throw AwsError.accessDenied(
          authorization.algorithm() + " cannot be verified here: it needs a JDK of 24 or newer");
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      return false;
    }
  }

  private static X509Certificate certificate(String base64) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      throw AwsError.accessDenied("Certificate could not be parsed");
    }
  }
}
