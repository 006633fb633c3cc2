package io.kedgeline.activities.aws.issuance;

import io.kedgeline.domain.certificate.CertificateNames;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.acmpca.model.ASN1Subject;
import software.amazon.awssdk.services.acmpca.model.ApiPassthrough;
import software.amazon.awssdk.services.acmpca.model.GeneralName;

/** The names of a certificate as AWS Private CA takes them (API reference, ApiPassthrough). */
final class PassedNames {

  private static final Map<String, BiConsumer<ASN1Subject.Builder, String>> TYPES =
      Map.of(
          CertificateNames.COMMON_NAME,
          ASN1Subject.Builder::commonName,
          "OU",
          ASN1Subject.Builder::organizationalUnit,
          "O",
          ASN1Subject.Builder::organization,
          "L",
          ASN1Subject.Builder::locality,
          "ST",
          ASN1Subject.Builder::state);

  private PassedNames() {}

  static ApiPassthrough of(CertificateNames names) {
    ApiPassthrough.Builder passed = ApiPassthrough.builder().subject(subject(names));
    names
        .uri()
        .map(uri -> GeneralName.builder().uniformResourceIdentifier(uri).build())
        .ifPresent(name -> passed.extensions(e -> e.subjectAlternativeNames(List.of(name))));
    return passed.build();
  }

  private static ASN1Subject subject(CertificateNames names) {
    ASN1Subject.Builder subject = ASN1Subject.builder();
    names
        .subject()
        .forEach((type, value) -> {
          if (!TYPES.containsKey(type)) {
            throw new IllegalArgumentException("subject: no certificate is issued with " + type);
          }
          TYPES.get(type).accept(subject, value);
        });
    return subject.build();
  }
}
