package io.kedgeline.domain.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.OidcAccount;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.plan.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slot whose vote is a sign-in for the plan. */
class StepUpTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Digest PLAN = Digest.ofText("plan");
  private static final PersonId GRACE = new PersonId("grace");
  private static final GroupName LEADS = new GroupName("security-leads");
  private static final OidcAccount ACCOUNT = new OidcAccount("https://id.example", "g1");
  private static final StepUp RULE =
      new StepUp(Duration.ofMinutes(5), List.of("phr", "phrh"), List.of("hwk", "otp"));
  private static final BallotPaper PAPER =
      new BallotPaper(
          1,
          PLAN,
          List.of(new Slot("security-lead", LEADS, Optional.of(RULE))),
          Set.of(),
          Set.of(),
          Set.of(),
          NOW.plusSeconds(3_600),
          Duration.ofHours(24));
  private static final Directory PEOPLE = people(Set.of(ACCOUNT));

  @Test
  void aFreshSignInForThePlanFillsTheSlot() {
    Ballot ballot = counted(signIn(ACCOUNT, PLAN.base64url(), 0, "phrh", "hwk"));
    assertInstanceOf(Verdict.Approved.class, ballot.verdict(PEOPLE, NOW));
  }

  @Test
  void aVoteWithoutASignInFillsNoSuchSlot() {
    assertEquals(Refusal.SIGN_IN_MISSING, refusal(Optional.empty()));
  }

  @Test
  void aSignInForAnotherPlanIsNoneForThis() {
    assertEquals(
        Refusal.SIGN_IN_FOR_OTHER_PLAN,
        refusal(signIn(ACCOUNT, Digest.ofText("another").base64url(), 0, "phr", "hwk")));
    assertEquals(
        Refusal.SIGN_IN_FOR_OTHER_PLAN, refusal(signIn(ACCOUNT, PLAN.hex(), 0, "phr", "hwk")));
    assertEquals(Refusal.SIGN_IN_FOR_OTHER_PLAN, refusal(signIn(ACCOUNT, "", 0, "phr", "hwk")));
  }

  @Test
  void whoSignsInForSomebodyElseFillsNoSlot() {
    assertEquals(
        Refusal.SIGN_IN_OF_OTHER_PERSON,
        refusal(
            signIn(
                new OidcAccount("https://id.example", "r1"), PLAN.base64url(), 0, "phr", "hwk")));
    assertEquals(
        Refusal.SIGN_IN_OF_OTHER_PERSON,
        refusal(
            signIn(
                new OidcAccount("https://other.example", "g1"),
                PLAN.base64url(),
                0,
                "phr",
                "hwk")));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 299, 300})
  void aSignInUpToTheAgeThatTheRulebookAllowsIsFresh(long age) {
    counted(signIn(ACCOUNT, PLAN.base64url(), age, "phr", "hwk"));
  }

  @Test
  void oneSecondLaterItIsNot() {
    assertEquals(
        Refusal.SIGN_IN_TOO_OLD, refusal(signIn(ACCOUNT, PLAN.base64url(), 301, "phr", "hwk")));
  }

  @Test
  void aSignInByOtherMeansIsTooWeak() {
    for (Optional<SignIn> weak :
        List.of(
            signIn(ACCOUNT, PLAN.base64url(), 0, "1fa", "hwk"),
            signIn(ACCOUNT, PLAN.base64url(), 0, "phr", "pwd"),
            signIn(ACCOUNT, PLAN.base64url(), 0, "phr"),
            Optional.of(
                new SignIn(
                    ACCOUNT, PLAN.base64url(), NOW, NOW, Optional.empty(), List.of("hwk"))))) {
      assertEquals(Refusal.SIGN_IN_TOO_WEAK, refusal(weak));
    }
  }

  @Test
  @DisplayName("AC-03 whose account was taken away since they signed in fills no slot any more")
  void whoseAccountWasTakenAwaySinceFillsNoSlot() {
    Ballot ballot = counted(signIn(ACCOUNT, PLAN.base64url(), 0, "phr", "hwk"));
    assertEquals(
        new Verdict.Pending(List.of("security-lead")), ballot.verdict(people(Set.of()), NOW));
  }

  @Test
  void aDenialNeedsNoSignIn() {
    Vote no = new Vote(1, PLAN, Optional.empty(), GRACE, Decision.DENY, NOW, Optional.empty());
    assertInstanceOf(CastResult.Counted.class, Ballot.open(PAPER).cast(no, PEOPLE));
  }

  @Test
  void noRuleTakesASignInOfLongAgo() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new StepUp(Duration.ofSeconds(301), List.of(), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new StepUp(Duration.ofSeconds(59), List.of(), List.of()));
  }

  private static Optional<SignIn> signIn(
      OidcAccount account, String nonce, long age, String context, String... methods) {
    return Optional.of(
        new SignIn(
            account, nonce, NOW.minusSeconds(age), NOW, Optional.of(context), List.of(methods)));
  }

  private static Vote vote(Optional<SignIn> signIn) {
    return new Vote(1, PLAN, Optional.of("security-lead"), GRACE, Decision.APPROVE, NOW, signIn);
  }

  private static Ballot counted(Optional<SignIn> signIn) {
    return assertInstanceOf(CastResult.Counted.class, Ballot.open(PAPER).cast(vote(signIn), PEOPLE))
        .ballot();
  }

  private static Refusal refusal(Optional<SignIn> signIn) {
    return assertInstanceOf(CastResult.Refused.class, Ballot.open(PAPER).cast(vote(signIn), PEOPLE))
        .refusal();
  }

  private static Directory people(Set<OidcAccount> accounts) {
    return new Directory(
        NOW,
        List.of(
            new Person(GRACE, "Grace", PersonStatus.ACTIVE, Set.of(LEADS), Set.of(), accounts)));
  }
}
