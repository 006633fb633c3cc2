package io.kedgeline.domain.trustpolicy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the checks say of a trust policy.
 *
 * @param verdict whether strangers get in
 * @param findings all that is wrong, in the order of the checks
 * @param unchecked the checks that could not be made, since nobody said what they look at
 */
public record Judgement(Verdict verdict, List<TrustFinding> findings, List<TrustCode> unchecked) {

  public Judgement {
    findings = List.copyOf(findings);
    unchecked = List.copyOf(unchecked);
  }

  /** All that is wrong and how it is mended, as one text; nothing where nothing is. */
  public Optional<String> faults() {
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(findings.stream().map(Judgement::text).collect(Collectors.joining("; ")));
  }

  private static String text(TrustFinding finding) {
    return "%s, %s (%s)".formatted(finding.code(), finding.sentence(), finding.fix());
  }
}
