package io.kedgeline.domain.trustpolicy;

import java.util.List;

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
}
