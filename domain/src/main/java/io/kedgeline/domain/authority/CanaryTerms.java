package io.kedgeline.domain.authority;

import io.kedgeline.domain.onboarding.AdmissionCase;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import java.util.Map;

/**
 * What certificates must say that are let in to prove an anchor, beside who issued them.
 *
 * @param attributes such as {@code x509Subject/OU}; only a URI may be a pattern
 */
public record CanaryTerms(Map<String, String> attributes) {

  private static final String ISSUER = "x509Issuer/";

  public CanaryTerms {
    attributes = Map.copyOf(attributes);
    AdmissionCase.unprovable(attributes)
        .ifPresent(attribute -> {
          throw new IllegalArgumentException("attributes: " + AdmissionCase.sentence(attribute));
        });
    if (attributes.isEmpty()
        || attributes.keySet().stream().anyMatch(name -> name.startsWith(ISSUER))) {
      throw new IllegalArgumentException(
          "attributes: must say something, and not who issues: that is the authority that is made");
    }
    TrustPolicyTemplate.requireAttributes(attributes);
  }
}
