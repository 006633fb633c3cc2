package io.kedgeline.twins.aws.rolesanywhere;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.aws.acmpca.ActiveCa;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Where the authorities of a trust anchor come from: a bundle of certificates, or AWS Private CA,
 * whose certificate is honoured as it was when the anchor was last created or updated (IAM Roles
 * Anywhere User Guide, "Trust anchors").
 */
public final class AnchorSource {

  private static final String PRIVATE_CA = "AWS_ACM_PCA";
  private static final String SEEN = "privateCaCertificate";
  private static final int CHARACTERS = 204_800;

  /** The quota is 25 KB; which kilobyte, no page says, so the smaller one. */
  private static final int BUNDLE_OCTETS = 25_000;

  private static final int KEY_CERT_SIGN = 5;

  private AnchorSource() {}

  /** The authorities that an anchor trusts. */
  public static List<X509Certificate> certificates(AnywhereObject anchor) {
    return PemData.certificates(
        Optional.ofNullable(anchor.untold().get(SEEN))
            .orElseGet(() -> bundle(anchor.detail().path("source"))));
  }

  /** Refuses a source that no anchor can have. */
  static void check(Invocation call, JsonNode source) {
    switch (type(source)) {
      case PRIVATE_CA -> {
        if (authority(call, source).isEmpty()) {
          throw AwsError.validation(
              "acmPcaArn must be an ACTIVE certificate authority of this account and Region");
        }
      }
      case "CERTIFICATE_BUNDLE" -> checkBundle(bundle(source));
      default ->
          throw AwsError.validation("sourceType must be CERTIFICATE_BUNDLE or " + PRIVATE_CA);
    }
  }

  /** Refuses another source than before, for an anchor of Private CA stays with its authority. */
  static void checkChange(Invocation call, JsonNode before, JsonNode source) {
    if (!type(before).equals(type(source)) || !arn(before).equals(arn(source))) {
      throw AwsError.validation("The source of a trust anchor cannot be another one");
    }
    check(call, source);
  }

  /** Sees the authority's certificate as it is now. */
  static void see(Invocation call, AnywhereObject anchor) {
    authority(call, anchor.detail().path("source"))
        .ifPresent(pem -> anchor.untold().put(SEEN, pem));
  }

  private static Optional<String> authority(Invocation call, JsonNode source) {
    return type(source).equals(PRIVATE_CA)
        ? ActiveCa.certificate(call.state(), arn(source), call.account(), call.region())
        : Optional.empty();
  }

  private static String type(JsonNode source) {
    return source.path("sourceType").asText("");
  }

  private static String arn(JsonNode source) {
    return source.path("sourceData").path("acmPcaArn").asText("");
  }

  private static String bundle(JsonNode source) {
    return source.path("sourceData").path("x509CertificateData").asText("");
  }

  private static void checkBundle(String pem) {
    if (pem.length() > CHARACTERS) {
      throw AwsError.validation(
          "x509CertificateData must be at most " + CHARACTERS + " characters");
    }
    if (pem.getBytes(StandardCharsets.UTF_8).length > BUNDLE_OCTETS) {
      throw AwsError.validation("Certificate bundle is larger than its quota of 25 KB");
    }
    List<X509Certificate> certificates = PemData.certificates(pem);
    if (certificates.isEmpty()) {
      throw AwsError.validation("x509CertificateData must hold a certificate");
    }
    for (X509Certificate certificate : certificates) {
      boolean[] usage = certificate.getKeyUsage();
      if (certificate.getBasicConstraints() < 0 || usage == null || !usage[KEY_CERT_SIGN]) {
        throw AwsError.validation(
            "Incorrect basic constraints for CA certificate: "
                + certificate.getSubjectX500Principal());
      }
    }
  }
}
