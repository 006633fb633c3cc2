package io.kedgeline.domain.external;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether the documents of an authority are good for as long as the plan needs them.
 *
 * @param facts what they say
 * @param now when it is asked
 * @param latest when making may begin at the latest
 */
record DocumentTimes(ExternalFacts facts, Instant now, Instant latest) {

  /** How long the authority's certificate must still be valid, from now on. */
  static final Duration LEAST_LEFT = Duration.ofDays(90);

  /** How long the canary's certificate may be valid in all. */
  static final Duration LONGEST_CANARY = Duration.ofDays(30);

  /** How old a list may be that the authority calls its current one. */
  static final Duration OLDEST_LIST = Duration.ofDays(30);

  boolean noAuthority() {
    ExternalAuthority authority = facts.authority();
    return !authority.authority() || !authority.signsCertificates() || !authority.signsLists();
  }

  /** What an authority below it issues stands in no list that is imported with it. */
  boolean certifiesAuthorities() {
    return facts.authority().authority()
        && facts.authority().pathLength().filter(length -> length == 0).isEmpty();
  }

  boolean endsSoon() {
    return facts.authority().notBefore().isAfter(now)
        || !facts.authority().notAfter().isAfter(now.plus(LEAST_LEFT));
  }

  boolean listOver() {
    return facts.list().nextUpdate().filter(next -> next.isAfter(latest)).isEmpty();
  }

  boolean listOld() {
    Instant published = facts.list().thisUpdate();
    return published.isAfter(now) || published.isBefore(now.minus(OLDEST_LIST));
  }

  boolean canaryOutOfTime() {
    ExternalCanary canary = facts.canary();
    return canary.notBefore().isAfter(now)
        || canary.validity().compareTo(LONGEST_CANARY) > 0
        || !canary.notAfter().isAfter(latest.plus(ExternalPlan.MAKING));
  }
}
