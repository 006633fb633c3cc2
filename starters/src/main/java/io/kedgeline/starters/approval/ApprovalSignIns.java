package io.kedgeline.starters.approval;

import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.oidc.CodeFlow;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sign-ins that were begun in a browser and have not come back. Each comes back once, to the
 * browser that began it, within a few minutes; a restart forgets them all, and people begin anew.
 */
public final class ApprovalSignIns {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int MOST = 1_000;

  private final InstantSource clock;
  private final Map<String, Begun> begun = new LinkedHashMap<>();

  /** Sign-ins by this clock, which is the real one. */
  public ApprovalSignIns(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What a browser signs in for.
   *
   * @param run the run
   * @param plan the digest of the plan that was shown
   * @param slot the slot to fill
   */
  public record Wanted(RunId run, Digest plan, String slot) {}

  /**
   * A sign-in that was begun.
   *
   * @param wanted what for
   * @param attempt what the issuer was asked
   */
  public record Returned(Wanted wanted, CodeFlow.Attempt attempt) {}

  private record Begun(Returned returned, String browser, Instant at) {}

  /** Begins one for the browser that holds this secret; the oldest is forgotten for it. */
  public synchronized CodeFlow.Attempt begin(
      Wanted wanted, StepUp rule, URI callback, String browser) {
    CodeFlow.Attempt attempt =
        CodeFlow.Attempt.of(CodeFlow.Purpose.approval(wanted.plan(), rule), callback);
    forgetTheOld();
    forgetOthersOf(browser);
    begun.put(attempt.state(), new Begun(new Returned(wanted, attempt), browser, clock.instant()));
    return attempt;
  }

  /**
   * The one that comes back with this state to this browser. It does so once: what comes back to
   * another browser is good for nobody, so that who sends somebody else to the issuer gets nothing
   * from the address where they end.
   */
  public synchronized Optional<Returned> end(String state, String browser) {
    forgetTheOld();
    return Optional.ofNullable(begun.remove(state))
        .filter(known -> same(known.browser(), browser))
        .map(Begun::returned);
  }

  private void forgetOthersOf(String browser) {
    begun.values().removeIf(known -> same(known.browser(), browser));
  }

  private void forgetTheOld() {
    Instant oldest = clock.instant().minus(PATIENCE);
    Iterator<Begun> all = begun.values().iterator();
    while (all.hasNext()) {
      Begun next = all.next();
      if (begun.size() < MOST && !next.at().isBefore(oldest)) {
        return;
      }
      all.remove();
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
