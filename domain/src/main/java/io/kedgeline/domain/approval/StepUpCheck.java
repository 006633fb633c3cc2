package io.kedgeline.domain.approval;

import io.kedgeline.domain.identity.Directory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The named checks between a sign-in and a slot that asks for one, in order. They compare what the
 * issuer states with itself, with the plan and with the directory, and with no clock of ours: the
 * plan's digest as nonce says what was signed in for, and the plan's own expiry until when.
 *
 * @param refusal what a failure is called
 * @param fails whether the sign-in fails this check
 */
record StepUpCheck(Refusal refusal, Predicate<Claimed> fails) {

  private static final List<StepUpCheck> CHECKS =
      List.of(
          new StepUpCheck(Refusal.SIGN_IN_FOR_OTHER_PLAN, Claimed::forAnotherPlan),
          new StepUpCheck(Refusal.SIGN_IN_OF_OTHER_PERSON, Claimed::ofAnotherPerson),
          new StepUpCheck(
              Refusal.SIGN_IN_TOO_OLD, claimed -> !claimed.rule().freshIn(claimed.signIn())),
          new StepUpCheck(
              Refusal.SIGN_IN_TOO_WEAK, claimed -> !claimed.rule().strongIn(claimed.signIn())));

  /** A sign-in that a vote claims to be. */
  record Claimed(StepUp rule, SignIn signIn, Vote vote, Directory directory) {

    boolean forAnotherPlan() {
      return !MessageDigest.isEqual(
          signIn.nonce().getBytes(StandardCharsets.UTF_8),
          vote.plan().base64url().getBytes(StandardCharsets.UTF_8));
    }

    boolean ofAnotherPerson() {
      return directory
          .find(vote.person())
          .filter(person -> person.accounts().contains(signIn.account()))
          .isEmpty();
    }
  }

  /** Why this vote is not what the slot asks for, or nothing when it is. */
  static Optional<Refusal> firstFailure(Slot slot, Vote vote, Directory directory) {
    return slot.stepUp().flatMap(rule -> firstFailure(rule, vote, directory));
  }

  private static Optional<Refusal> firstFailure(StepUp rule, Vote vote, Directory directory) {
    return vote.signIn()
        .map(signIn -> failureOf(new Claimed(rule, signIn, vote, directory)))
        .orElseGet(() -> Optional.of(Refusal.SIGN_IN_MISSING));
  }

  private static Optional<Refusal> failureOf(Claimed claimed) {
    return CHECKS.stream()
        .filter(check -> check.fails().test(claimed))
        .map(StepUpCheck::refusal)
        .findFirst();
  }
}
