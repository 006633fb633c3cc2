package io.kedgeline.workflows.governed;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.SignInToken;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The named checks that every act passes before its meaning is looked at, in order: is it signed,
 * is it for this run, is it fresh, is it new.
 */
final class ActGate {

  private record Check(Refusal refusal, BiPredicate<Act, Instant> fails) {}

  private final RunId run;
  private final String execution;
  private final Set<String> nonces = new HashSet<>();
  private final Set<String> signIns = new HashSet<>();
  private final List<Check> checks =
      List.of(
          new Check(Refusal.OTHER_RUN, (act, now) -> forAnotherRun(act)),
          new Check(Refusal.ACT_EXPIRED, (act, now) -> !act.header().freshAt(now)),
          new Check(Refusal.REPLAYED, (act, now) -> seen(act)));

  ActGate(RunId run, String execution) {
    this.run = run;
    this.execution = execution;
  }

  Optional<Refusal> firstFailure(Act act, Instant now) {
    return checks.stream()
        .filter(check -> check.fails().test(act, now))
        .map(Check::refusal)
        .findFirst();
  }

  /** Remembers that this act was taken in, whatever became of it. */
  void remember(Act act) {
    nonces.add(act.header().nonce());
    signedIn(act).ifPresent(signIns::add);
  }

  private boolean forAnotherRun(Act act) {
    return !act.header().run().equals(run) || !executionOf(act).equals(execution);
  }

  private boolean seen(Act act) {
    return nonces.contains(act.header().nonce())
        || signedIn(act).filter(signIns::contains).isPresent();
  }

  /**
   * A sign-in is good for one approval: who takes that back signs in anew for another. A denial
   * needs none, and is refused for none.
   */
  private static Optional<String> signedIn(Act act) {
    return act instanceof Act.Ballot ballot && ballot.decision() == Decision.APPROVE
        ? ballot.signIn().map(SignInToken::signed)
        : Optional.empty();
  }

  private String executionOf(Act act) {
    return switch (act) {
      case Act.Request request -> execution;
      case Act.Ballot ballot -> ballot.execution();
      case Act.Withdrawal withdrawal -> withdrawal.execution();
      case Act.Close close -> close.execution();
      case Act.Extension extension -> extension.execution();
      case Act.Review review -> review.execution();
      case Act.Presentation shown -> shown.execution();
      case Act.KeyPresentation shown -> shown.execution();
    };
  }
}
