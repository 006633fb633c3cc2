package io.kedgeline.domain.trustpolicy;

import java.util.List;

/** Whether strangers get in by a policy. */
public enum Verdict {
  /** Each way in is shown to be shut. */
  CLOSED,
  /** A stranger gets in, and it is shown how. */
  OPEN,
  /** Neither is shown: take it for open. */
  UNSURE;

  static Verdict of(List<TrustFinding> findings) {
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.OPENS)) {
      return OPEN;
    }
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.UNSURE)
        ? UNSURE
        : CLOSED;
  }
}
