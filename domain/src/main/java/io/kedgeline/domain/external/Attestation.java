package io.kedgeline.domain.external;

import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.WellFormed;
import io.kedgeline.domain.plan.Digest;
import java.util.Optional;

/**
 * Where somebody who may has written down that an authority outside AWS is run as the company wants
 * it. Whoever fills the slot of the attestation says so of exactly this document.
 *
 * @param document its reference in the company's words, as {@link #DOCUMENT} has it
 * @param sha256 the digest of the document's octets
 */
public record Attestation(String document, Digest sha256) {

  /** 1 to 255 characters, no control characters, well-formed Unicode. */
  public static final Rule<String> DOCUMENT =
      WellFormed.UNICODE.and(text ->
          text.isBlank() || text.length() > 255 || text.chars().anyMatch(Character::isISOControl)
              ? Optional.of("must be 1 to 255 characters, no control characters")
              : Optional.empty());

  public Attestation {
    DOCUMENT
        .broken(document)
        .ifPresent(rule -> {
          throw new IllegalArgumentException("document: " + rule);
        });
  }
}
