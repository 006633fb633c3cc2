package io.kedgeline.activities.aws;

import static io.kedgeline.activities.aws.ProofFailures.unproved;

import io.kedgeline.activities.aws.Canary.RoleRead;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.workflows.port.ProofRequest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** What shows that one holder is out: for good, and, where others are in, without touching them. */
final class ClosingProof {

  private final Canary canary;
  private final WitnessBox witnesses;
  private final ClaimTable claims;
  private final AnchorSettler anchors;
  private final AccountSessions accounts;
  private final Duration sessionDuration;
  private final InstantSource clock;

  ClosingProof(
      Canary canary,
      WitnessBox witnesses,
      ClaimTable claims,
      AnchorSettler anchors,
      AccountSessions accounts,
      Duration sessionDuration,
      InstantSource clock) {
    this.canary = canary;
    this.witnesses = witnesses;
    this.claims = claims;
    this.anchors = anchors;
    this.accounts = accounts;
    this.sessionDuration = sessionDuration;
    this.clock = clock;
  }

  List<String> observations(ProofRequest request, BreakGlassProfile governed)
      throws IOException, GeneralSecurityException, InterruptedException {
    List<String> seen = new ArrayList<>();
    if (othersAreIn(request)) {
      seen.add(holderIsNotNamed(request.run(), governed));
    } else {
      seen.add(canaryIsRefused(governed));
      seen.addAll(isAtRest(request.run(), governed));
    }
    if (request.sessionsUntil().isPresent()) {
      seen.add(sessionsAreDead(request.run(), governed, request.sessionsUntil().get()));
    }
    if (othersAreIn(request)) {
      seen.add(othersGoOn(governed));
    }
    canary.mustGetIn(governed.control());
    seen.add("at the control profile the same certificate gets in");
    return seen;
  }

  /** Somebody may have shut the profile by hand: then nobody gets in, this holder least of all. */
  private String othersGoOn(BreakGlassProfile governed)
      throws IOException, GeneralSecurityException, InterruptedException {
    if (canary.ask(governed) instanceof SessionAnswer.Refused refused) {
      return "another holder's lease goes on, and AWS lets nobody in: the canary is refused: %s, %s"
          .formatted(refused.code(), refused.message());
    }
    canary.mustGetIn(governed);
    return "another holder's window goes on: a fresh session of the canary lives";
  }

  private boolean othersAreIn(ProofRequest request) {
    return claims.leases(request.profile().value(), clock.instant()).stream()
        .anyMatch(lease ->
            !lease.run().equals(request.run())
                && lease.stage() == LeaseStage.OPEN
                && lease.liveAt(clock.instant()));
  }

  private String canaryIsRefused(BreakGlassProfile governed)
      throws IOException, GeneralSecurityException, InterruptedException {
    if (!(canary.ask(governed) instanceof SessionAnswer.Refused refused)) {
      throw unproved("the canary still gets in");
    }
    return "the canary is refused: " + refused.code() + ", " + refused.message();
  }

  /**
   * At a disabled anchor the canary is refused whatever the profile is, so the profile is read too.
   * The anchor stays enabled where another profile of it has a window open.
   */
  private List<String> isAtRest(RunId run, BreakGlassProfile governed) {
    if (governed.holderCertificate().isEmpty()) {
      return List.of();
    }
    try (AwsClients clients =
        accounts.as(Duty.OBSERVE, governed.profile().account(), governed.profile().region(), run)) {
      if (new AwsReader(clients)
          .admission(governed.profile())
          .filter(DesiredProfile::enabled)
          .isPresent()) {
        throw unproved("profile %s is still enabled".formatted(governed.profile()));
      }
      if (anchors.wanted(governed.trustAnchor())) {
        return List.of("the profile is disabled");
      }
      if (anchors.enabled(governed.trustAnchor(), clients).orElse(false)) {
        throw unproved("trust anchor %s is still enabled".formatted(governed.trustAnchor()));
      }
    }
    return List.of("profile and trust anchor are disabled");
  }

  /** The canary gets in while anybody does, so the policy itself is read: it names who may. */
  private String holderIsNotNamed(RunId run, BreakGlassProfile governed) {
    LeaseClaim own =
        claims.leaseOf(run).orElseThrow(() -> unproved("the ledger has no lease of " + run));
    try (AwsClients clients =
        accounts.as(Duty.OBSERVE, governed.profile().account(), governed.profile().region(), run)) {
      String policy = new AwsReader(clients).written(governed.profile()).sessionPolicy();
      if (policy.contains("\"" + own.holder() + "\"")) {
        throw unproved("the session policy still names " + own.holder());
      }
    }
    return "the session policy lets in others, and no longer " + own.holder();
  }

  /**
   * A session that is denied while it could still live shows that the closing reaches sessions. One
   * that died of its age or with its role, or was lost, shows nothing before every session from
   * inside has expired.
   */
  private String sessionsAreDead(RunId run, BreakGlassProfile governed, Instant sessionsUntil)
      throws GeneralSecurityException {
    Optional<AwsSessionCredentials> witness = witnesses.find(run);
    RoleRead read = witness.map(kept -> canary.read(kept, governed)).orElse(RoleRead.OVER);
    if (read == RoleRead.ALLOWED) {
      throw unproved("the session witnessed inside the window is still alive");
    }
    if (read == RoleRead.DENIED) {
      return "the session witnessed inside the window is denied";
    }
    Instant allExpired = sessionsUntil.plus(sessionDuration);
    if (clock.instant().isBefore(allExpired)) {
      throw unproved(
          "no session from inside is left to be seen denied: at %s the last one has expired"
              .formatted(allExpired));
    }
    return "every session from inside has expired";
  }
}
