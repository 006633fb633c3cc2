package io.kedgeline.domain.claim;

import io.kedgeline.domain.certificate.SourceIdentity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The session policy that lets each holder in until their end and nobody else, by AWS's own clock:
 * it is evaluated on every request of a session, so nothing of ours has to run for a window to end
 * (IAM User Guide, "Policies and permissions", session policies).
 *
 * <p>Values come from types whose characters need no escaping in JSON and hold no policy variable.
 */
final class LeasePolicy {

  /** Denies everything to everybody. */
  static final String AT_REST =
      document(
          List.of("{\"Sid\":\"AtRest\",\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}"));

  private LeasePolicy() {}

  static String of(List<LeaseClaim> live, SourceIdentity canary) {
    List<String> statements = new ArrayList<>();
    statements.add("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}");
    statements.add(onlyThese(live, canary));
    for (LeaseClaim lease : live) {
      statements.add(endOf(lease.holder(), lease.until()));
    }
    Instant last =
        live.stream().map(LeaseClaim::until).max(Comparator.naturalOrder()).orElseThrow();
    statements.add(endOf(canary, last));
    statements.add(
        "{\"Effect\":\"Deny\",\"NotAction\":\"iam:GetRole\",\"Resource\":\"*\","
            + "\"Condition\":{\"StringEquals\":{\"aws:SourceIdentity\":\"%s\"}}}"
                .formatted(canary));
    return document(statements);
  }

  /**
   * Denies whoever is not named. {@code StringNotEquals} holds when the key is absent too, so a
   * session without a source identity is denied.
   */
  private static String onlyThese(List<LeaseClaim> live, SourceIdentity canary) {
    String names =
        Stream.concat(live.stream().map(LeaseClaim::holder), Stream.of(canary))
            .map(SourceIdentity::value)
            .distinct()
            .sorted()
            .map(name -> "\"" + name + "\"")
            .collect(Collectors.joining(","));
    return "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\","
        + "\"Condition\":{\"StringNotEquals\":{\"aws:SourceIdentity\":["
        + names
        + "]}}}";
  }

  private static String endOf(SourceIdentity holder, Instant until) {
    return "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{"
        + "\"StringEquals\":{\"aws:SourceIdentity\":\"%s\"},".formatted(holder)
        + "\"DateGreaterThanEquals\":{\"aws:CurrentTime\":\"%s\"}}}"
            .formatted(until.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String document(List<String> statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
  }
}
