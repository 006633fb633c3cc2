package io.kedgeline.starters.desk;

import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.enrollment.BootstrapSecret;
import io.kedgeline.domain.enrollment.BootstrapToken;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.EnrollmentRules;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.enrollment.Redemption;
import io.kedgeline.domain.enrollment.TokenRefusal;
import io.kedgeline.domain.enrollment.TokenShown;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.BootstrapTokenTable;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.RunStatus;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the one-time tokens of approved enrollments, and takes in what devices show with them. A
 * device has no account with the company's issuer: the token is all that speaks for it, for one
 * request of one device.
 */
public final class EnrollmentDesk {

  private static final Logger LOG = LoggerFactory.getLogger(EnrollmentDesk.class);
  private static final String CHANNEL = "device";

  private final Desk desk;
  private final RunStartTable starts;
  private final BootstrapTokenTable tokens;
  private final Optional<EnrollmentRules> rules;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** A desk that keeps tokens here, as long as these rules say. */
  public EnrollmentDesk(
      Desk desk,
      RunStartTable starts,
      BootstrapTokenTable tokens,
      Optional<EnrollmentRules> rules,
      InstantSource clock) {
    this.desk = desk;
    this.starts = starts;
    this.tokens = tokens;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * A token that was made.
   *
   * @param secret its secret, which is shown this once and kept by nobody
   * @param expires when it can be used no more
   */
  public record Minted(BootstrapSecret secret, Instant expires) {}

  /** How far an enrollment is, as its device is told. */
  public record Progress(
      EnrollmentState state, Optional<String> reason, Optional<BootstrapBundle> bundle) {}

  /**
   * Makes a token for the device of an enrollment that is approved and waits for it.
   *
   * @param person who asked for the enrollment, or whose device it is: nobody else gets one
   */
  public Minted mint(PersonId person, RunId run) {
    EnrollmentRequest request = requested(run);
    boolean theirs =
        request.consumer().equals(person)
            || starts.find(run).map(RunStart::requester).filter(person::equals).isPresent();
    if (!theirs) {
      throw new DeskRefusal(
          DeskRefusal.Code.TOKEN_NOT_THEIRS,
          "%s neither asked for %s nor is whose device it is: %s can have the token made"
              .formatted(person, run, request.consumer()));
    }
    requireAwaited(run);
    byte[] drawn = new byte[BootstrapSecret.OCTETS];
    random.nextBytes(drawn);
    BootstrapSecret secret = BootstrapSecret.of(drawn);
    BootstrapToken token =
        BootstrapToken.issue(
            secret,
            run,
            request.device(),
            request.persona(),
            request.profile(),
            person,
            clock.instant(),
            rules.orElseThrow(() ->
                new DeskRefusal(
                    DeskRefusal.Code.NOT_AWAITED, "the rulebook says nothing of tokens")));
    tokens.issue(token);
    return new Minted(secret, token.expiresAt());
  }

  /**
   * Uses the token up, and shows the device's request to the run. Whoever has no good token of this
   * run is told nothing of it, not even whether there is one. The token is used only while the run
   * waits for it: a device that comes too early can come again. So can one whose token was used and
   * whose request never came to the run, for the run still waits then; it takes one in all the
   * same.
   */
  public ActAnswer present(RunId run, TokenShown shown, String certificateRequest) {
    Instant now = clock.instant();
    tokens
        .refusal(shown, run, now)
        .ifPresent(reason -> {
          throw refused(run, reason);
        });
    requireAwaited(run);
    return switch (tokens.redeem(shown, run, now)) {
      case Redemption.Redeemed(BootstrapToken token) ->
          present(run, shown, token, certificateRequest);
      case Redemption.Refused(TokenRefusal reason) ->
          present(
              run,
              shown,
              tokens.used(shown, run, now).orElseThrow(() -> refused(run, reason)),
              certificateRequest);
    };
  }

  private ActAnswer present(
      RunId run, TokenShown shown, BootstrapToken token, String certificateRequest) {
    return desk.present(
        Caller.of(token.issuedBy(), CHANNEL),
        run,
        shown.device(),
        shown.persona(),
        token.hash(),
        certificateRequest);
  }

  /** How far the enrollment is, for whoever has the token that it was begun with. */
  public Progress progress(RunId run, BootstrapSecret secret) {
    if (!tokens.usedBy(secret, run)) {
      throw refused(run, TokenRefusal.UNKNOWN);
    }
    RunStatus status = desk.status(run);
    return new Progress((EnrollmentState) status.state(), status.reason(), desk.bundle(run));
  }

  private static DeskRefusal refused(RunId run, TokenRefusal reason) {
    LOG.warn("{}: a token was refused: {}", run, reason);
    return new DeskRefusal(DeskRefusal.Code.TOKEN_REFUSED, TokenRefusal.OUTWARD);
  }

  private EnrollmentRequest requested(RunId run) {
    return starts
        .find(run)
        .flatMap(StartedRequest::of)
        .filter(EnrollmentRequest.class::isInstance)
        .map(EnrollmentRequest.class::cast)
        .orElseThrow(() -> new DeskRefusal(DeskRefusal.Code.RUN_UNKNOWN, "there is no run " + run));
  }

  private void requireAwaited(RunId run) {
    RunStatus status = desk.status(run);
    if (status.state() != EnrollmentState.AWAITING_DEVICE) {
      throw new DeskRefusal(
          DeskRefusal.Code.NOT_AWAITED,
          "%s is %s: a device shows its request once the plan is approved, and once"
              .formatted(run, status.state()));
    }
  }
}
