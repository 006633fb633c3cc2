package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;

/** The extensions that a call passes through (API Reference, Extensions). */
final class ApiExtensions {

  private static final int MOST_POLICIES = 20;
  private static final int LONGEST_CUSTOM = 4096;
  private static final Map<String, Integer> USAGES =
      Map.of(
          "DigitalSignature", KeyUsage.digitalSignature,
          "NonRepudiation", KeyUsage.nonRepudiation,
          "KeyEncipherment", KeyUsage.keyEncipherment,
          "DataEncipherment", KeyUsage.dataEncipherment,
          "KeyAgreement", KeyUsage.keyAgreement,
          "KeyCertSign", KeyUsage.keyCertSign,
          "CRLSign", KeyUsage.cRLSign,
          "EncipherOnly", KeyUsage.encipherOnly,
          "DecipherOnly", KeyUsage.decipherOnly);
  private static final Map<String, String> PURPOSES =
      Map.of(
          "SERVER_AUTH", KeyPurposeId.id_kp_serverAuth.getId(),
          "CLIENT_AUTH", KeyPurposeId.id_kp_clientAuth.getId(),
          "CODE_SIGNING", KeyPurposeId.id_kp_codeSigning.getId(),
          "EMAIL_PROTECTION", KeyPurposeId.id_kp_emailProtection.getId(),
          "TIME_STAMPING", KeyPurposeId.id_kp_timeStamping.getId(),
          "OCSP_SIGNING", KeyPurposeId.id_kp_OCSPSigning.getId(),
          "SMART_CARD_LOGIN", KeyPurposeId.id_kp_smartcardlogon.getId(),
          "DOCUMENT_SIGNING", "1.3.6.1.4.1.311.10.3.12",
          "CERTIFICATE_TRANSPARENCY", "1.3.6.1.4.1.11129.2.4.4");

  private ApiExtensions() {}

  static List<Extension> of(JsonNode asked) {
    List<Extension> extensions = new ArrayList<>();
    if (asked.hasNonNull("KeyUsage")) {
      extensions.add(encoded(Extension.keyUsage, true, keyUsage(asked.path("KeyUsage"))));
    }
    if (!asked.path("ExtendedKeyUsage").isEmpty()) {
      extensions.add(
          encoded(Extension.extendedKeyUsage, false, purposes(asked.path("ExtendedKeyUsage"))));
    }
    if (!asked.path("CertificatePolicies").isEmpty()) {
      extensions.add(
          encoded(
              Extension.certificatePolicies, false, policies(asked.path("CertificatePolicies"))));
    }
    if (!asked.path("SubjectAlternativeNames").isEmpty()) {
      extensions.add(
          encoded(
              Extension.subjectAlternativeName,
              false,
              AlternativeNames.of(asked.path("SubjectAlternativeNames"))));
    }
    asked.path("CustomExtensions").forEach(one -> extensions.add(custom(one)));
    return extensions;
  }

  static Extension encoded(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    try {
      return new Extension(oid, critical, value.toASN1Primitive().getEncoded());
    } catch (IOException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  static KeyUsage keyUsage(JsonNode asked) {
    int bits = 0;
    for (var usage : USAGES.entrySet()) {
      bits |= asked.path(usage.getKey()).asBoolean(false) ? usage.getValue() : 0;
    }
    return new KeyUsage(bits);
  }

  private static ExtendedKeyUsage purposes(JsonNode asked) {
    List<KeyPurposeId> purposes = new ArrayList<>();
    for (JsonNode one : asked) {
      String oid =
          Optional.ofNullable(PURPOSES.get(one.path("ExtendedKeyUsageType").asText("")))
              .orElseGet(() -> one.path("ExtendedKeyUsageObjectIdentifier").asText(""));
      purposes.add(KeyPurposeId.getInstance(Oids.of(oid)));
    }
    return new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new));
  }

  private static CertificatePolicies policies(JsonNode asked) {
    List<PolicyInformation> policies = new ArrayList<>();
    for (JsonNode one : asked) {
      ASN1EncodableVector qualifiers = new ASN1EncodableVector();
      for (JsonNode qualifier : one.path("PolicyQualifiers")) {
        qualifiers.add(
            new PolicyQualifierInfo(qualifier.path("Qualifier").path("CpsUri").asText("")));
      }
      ASN1ObjectIdentifier oid = Oids.of(one.path("CertPolicyId").asText(""));
      policies.add(
          qualifiers.size() == 0
              ? new PolicyInformation(oid)
              : new PolicyInformation(oid, new DERSequence(qualifiers)));
    }
    if (policies.size() > MOST_POLICIES) {
      throw Refusals.args("CertificatePolicies must be at most " + MOST_POLICIES);
    }
    return new CertificatePolicies(policies.toArray(PolicyInformation[]::new));
  }

  private static Extension custom(JsonNode one) {
    String value = one.path("Value").asText("");
    if (value.isEmpty() || value.length() > LONGEST_CUSTOM) {
      throw Refusals.args("The value of a custom extension must be 1 to " + LONGEST_CUSTOM);
    }
    try {
      return new Extension(
          Oids.of(one.path("ObjectIdentifier").asText("")),
          one.path("Critical").asBoolean(false),
          Base64.getDecoder().decode(value));
    } catch (IllegalArgumentException noBase64) {
      throw Refusals.args("The value of a custom extension is not base64");
    }
  }
}
