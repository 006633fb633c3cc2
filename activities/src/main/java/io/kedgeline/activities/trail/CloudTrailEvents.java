package io.kedgeline.activities.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsFailures;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.Trail;
import io.kedgeline.workflows.port.TrailEvent;
import io.kedgeline.workflows.port.TrailReport;
import io.kedgeline.workflows.port.TrailRequest;
import io.kedgeline.workflows.wire.WireMapper;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;

/** Reads CloudTrail's event history as the observing role. */
public final class CloudTrailEvents implements Trail {

  /** Where IAM's and the other global services' events stand. */
  private static final Region GLOBAL = new Region("us-east-1");

  private final AccountSessions sessions;
  private final ClaimTable claims;
  private final BreakGlassRules rules;
  private final Duration patience;
  private final InstantSource clock;

  /**
   * Reads with these sessions.
   *
   * @param claims where the run's lease must stand
   * @param rules whose roles have windows of their own
   * @param patience how long each Region's pages are read; what is left makes no complete report
   * @param clock by which events may still be on their way
   */
  public CloudTrailEvents(
      AccountSessions sessions,
      ClaimTable claims,
      BreakGlassRules rules,
      Duration patience,
      InstantSource clock) {
    this.sessions = sessions;
    this.claims = claims;
    this.rules = rules;
    this.patience = patience;
    this.clock = clock;
  }

  /** The ledger's own lease says until when: the run may not know of the last extension. */
  @Override
  public TrailReport changes(TrailRequest request) {
    LeaseClaim lease =
        claims
            .leaseOf(request.run())
            .filter(own -> own.sameAs(request.lease()))
            .orElseThrow(() ->
                ApplicationFailure.newNonRetryableFailure(
                    "the ledger has no such lease of " + request.run(),
                    FailureType.WARRANT_REFUSED.name()));
    return AwsFailures.naming(() -> {
      try {
        return report(lease, request.over());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw ApplicationFailure.newFailure(
            "the worker is stopping", FailureType.AWS_UNAVAILABLE.name());
      }
    });
  }

  private TrailReport report(LeaseClaim lease, Instant over) throws InterruptedException {
    Region own = lease.profile().region();
    Instant end = lease.until().plus(rules.sessionDuration());
    AwsSessionCredentials session =
        sessions.credentials(Duty.OBSERVE, lease.profile().account(), own, lease.run());
    HolderEvents holder = new HolderEvents(lease, governed());
    List<TrailEvent> found = new ArrayList<>();
    boolean all = !clock.instant().isBefore(over.plus(rules.review().changesAfter()));
    for (Region region : own.equals(GLOBAL) ? List.of(GLOBAL) : List.of(own, GLOBAL)) {
      try (CloudTrailClient trail = sessions.cloudTrail(region, session)) {
        EventPages.Read<Seen> read =
            new EventPages(patience)
                .between(lease.from(), end, trail, event -> Seen.of(event, holder));
        all &= read.all() && read.events().stream().allMatch(Seen::readable);
        read.events().forEach(seen -> seen.told().ifPresent(found::add));
      }
    }
    found.sort(Comparator.comparing(TrailEvent::at));
    return new TrailReport(
        lease.run(),
        found.stream().limit(TrailReport.MOST_EVENTS).toList(),
        all && found.size() <= TrailReport.MOST_EVENTS);
  }

  private Set<RoleArn> governed() {
    return rules.profiles().stream().map(BreakGlassProfile::role).collect(Collectors.toSet());
  }

  /**
   * What is kept of an event.
   *
   * @param readable whether one can read whose it is, and when
   * @param told the event as a review tells it, if it is the holder's
   */
  private record Seen(boolean readable, Optional<TrailEvent> told) {

    static Seen of(Event event, HolderEvents holder) {
      Optional<JsonNode> whole = read(event).filter(told -> event.eventTime() != null);
      return new Seen(
          whole.isPresent(), whole.flatMap(told -> holder.told(told, event.eventTime())));
    }

    private static Optional<JsonNode> read(Event event) {
      try {
        String text = Optional.ofNullable(event.cloudTrailEvent()).orElse("");
        return Optional.of(WireMapper.tolerant().readTree(text)).filter(JsonNode::isObject);
      } catch (JsonProcessingException unreadable) {
        return Optional.empty();
      }
    }
  }
}
