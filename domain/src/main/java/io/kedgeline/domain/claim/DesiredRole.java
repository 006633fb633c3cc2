package io.kedgeline.domain.claim;

import io.kedgeline.domain.certificate.SourceIdentity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
   * inside a condition are joined by AND, so only that holder's earlier sessions die. A holder has
   * one statement, however many windows closed: a role's inline policies may have 10,240 characters
   * in all (IAM User Guide, "IAM and STS quotas"), and closing must not fail of them. The probe's
   * sessions from before the last denial die with them, as witnesses; those that it gets afterwards
   * live, and show that nobody else was touched.
   *
   * @param denies every denial on the role, lapsed ones too
   * @param canary whose witness sessions end with the holders'
   * @param now the instant at which denials are judged live
   */
  public static DesiredRole of(List<SessionDeny> denies, SourceIdentity canary, Instant now) {
    List<SessionDeny> live = denies.stream().filter(deny -> deny.liveAt(now)).toList();
    Optional<Instant> last = live.stream().map(SessionDeny::at).max(Comparator.naturalOrder());
    if (last.isEmpty()) {
      return new DesiredRole(Optional.empty());
    }
    String statements =
        Stream.concat(
                latest(live).entrySet().stream()
                    .map(holder -> statement(holder.getKey(), holder.getValue())),
                Stream.of(statement(canary, secondAfter(last.get()))))
            .collect(Collectors.joining(","));
    return new DesiredRole(
        Optional.of("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}"));
  }

  /** A later denial holds all that an earlier one of the same holder does. */
  private static SortedMap<SourceIdentity, Instant> latest(List<SessionDeny> live) {
    SortedMap<SourceIdentity, Instant> latest =
        new TreeMap<>(Comparator.comparing(SourceIdentity::value));
    for (SessionDeny deny : live) {
      latest.merge(
          deny.holder(), deny.issuedBefore(), (one, other) -> one.isAfter(other) ? one : other);
    }
    return latest;
  }

  /** AWS tells issue times in whole seconds: a witness of the same second must die too. */
  private static Instant secondAfter(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  private static String statement(SourceIdentity holder, Instant issuedBefore) {
    return "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{"
        + "\"StringEquals\":{\"aws:SourceIdentity\":\"%s\"},".formatted(holder)
        + "\"DateLessThan\":{\"aws:TokenIssueTime\":\"%s\"}}}"
            .formatted(issuedBefore.truncatedTo(ChronoUnit.SECONDS));
  }
}
