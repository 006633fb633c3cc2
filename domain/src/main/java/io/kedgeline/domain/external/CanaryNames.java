package io.kedgeline.domain.external;

import io.kedgeline.domain.authority.CanaryDraft;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.trustpolicy.Glob;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether a canary's certificate says what the canary's trust policy asks of it. */
final class CanaryNames {

  private static final String ISSUER = "x509Issuer/";

  private CanaryNames() {}

  /** What it does not say, or nothing when it says everything. */
  static Optional<String> fault(CanaryDraft wanted, ExternalCanary canary) {
    List<String> missing =
        new TreeMap<>(wanted.attributes())
            .entrySet().stream()
                .filter(attribute -> !attribute.getKey().startsWith(ISSUER))
                .filter(
                    attribute -> canary.names().filter(names -> says(names, attribute)).isEmpty())
                .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the canary's certificate must have one common name, and say %s"
                .formatted(String.join(", ", missing)));
  }

  private static boolean says(CertificateNames names, Map.Entry<String, String> attribute) {
    String name = attribute.getKey();
    return name.equals(TrustPolicyRules.URI)
        ? names.uri().filter(uri -> Glob.matches(attribute.getValue(), uri)).isPresent()
        : name.startsWith(CertificateNames.SUBJECT)
            && attribute
                .getValue()
                .equals(names.subject().get(name.substring(CertificateNames.SUBJECT.length())));
  }
}
