package io.kedgeline.domain.claim;

import io.kedgeline.domain.certificate.SourceIdentity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What Kedgeline's own inline policy of a role should be: the fold of its live denials.
 *
 * @param denials the policy document, or nothing when no session has to be denied
 */
public record DesiredRole(Optional<String> denials) {

  /** The name of the inline policy that only Kedgeline writes. */
  public static final String POLICY_NAME = "kedgeline-denials";

  /**
   * Folds denials into the policy. Holder and issue time stand in <em>one</em> statement: keys
   * inside a condition are joined by AND, so only that holder's earlier sessions die.
   *
   * @param denies every denial on the role, lapsed ones too
   * @param canary whose witness sessions end with the holder's
   * @param now the instant at which denials are judged live
   */
  public static DesiredRole of(List<SessionDeny> denies, SourceIdentity canary, Instant now) {
    String statements =
        denies.stream()
            .filter(deny -> deny.liveAt(now))
            .sorted(Comparator.comparing(deny -> deny.run().value()))
            .map(deny -> statement(deny, canary))
            .collect(Collectors.joining(","));
    return new DesiredRole(
        statements.isEmpty()
            ? Optional.empty()
            : Optional.of("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}"));
  }

  private static String statement(SessionDeny deny, SourceIdentity canary) {
    return "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{"
        + "\"StringEquals\":{\"aws:SourceIdentity\":[\"%s\",\"%s\"]},"
            .formatted(deny.holder(), canary)
        + "\"DateLessThan\":{\"aws:TokenIssueTime\":\"%s\"}}}"
            .formatted(deny.issuedBefore().truncatedTo(ChronoUnit.SECONDS));
  }
}
