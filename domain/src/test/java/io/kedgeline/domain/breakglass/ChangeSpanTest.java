package io.kedgeline.domain.breakglass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.rulebook.ChangePeople;
import io.kedgeline.domain.rulebook.ChangeRules;
import io.kedgeline.domain.rulebook.ControlProfile;
import io.kedgeline.domain.rulebook.ReviewRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** For which span a plan needs its change record. */
class ChangeSpanTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.750Z");
  private static final Instant START = Instant.parse("2026-11-01T20:00:00Z");
  private static final Duration LENGTH = Duration.ofMinutes(30);
  private static final PersonId MAYA = new PersonId("maya");
  private static final ProfileArn PROFILE = profile("0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9");
  private static final RoleArn ROLE = new RoleArn("arn:aws:iam::111122223333:role/BreakGlass");
  private static final TrustAnchorArn ANCHOR =
      new TrustAnchorArn(
          "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/1c2d3e4f-5061-4728-93a4-b5c6d7e8f901");
  private static final Digest ANY = Digest.ofText("any");

  @Test
  void aWindowIsFromNowOnAsLongAsWasAsked() {
    assertSpan("2026-11-01T12:00:00Z", "2026-11-01T12:30:00Z", plan(Optional.empty()), NOW);
  }

  @Test
  void aWindowThatWaitsForItsStartIsFromItsStartOn() {
    assertSpan("2026-11-01T20:00:00Z", "2026-11-01T20:30:00Z", plan(Optional.of(START)), NOW);
  }

  @Test
  void aWindowWhoseStartHasPassedIsFromNowOn() {
    Instant late = START.plusSeconds(90);
    assertSpan("2026-11-01T20:01:30Z", "2026-11-01T20:31:30Z", plan(Optional.of(START)), late);
  }

  @Test
  void anExtendedWindowIsFromItsBeginningToItsNewEnd() {
    WindowPlan opened = plan(Optional.of(START));
    PlannedExtension more =
        new PlannedExtension(
            1,
            new PersonId("omar"),
            START.plusSeconds(600),
            START,
            START.plus(LENGTH),
            Duration.ofMinutes(15),
            "the restore is not through yet");
    WindowPlan longer = plan(opened.request(), Optional.of(more));
    Instant within = START.plusSeconds(700);
    assertSpan("2026-11-01T20:00:00Z", "2026-11-01T20:45:00Z", longer, within);
    assertEquals(MAYA, need(longer, within).requester());
  }

  private static void assertSpan(String from, String until, WindowPlan plan, Instant now) {
    ChangeNeed need = need(plan, now);
    assertEquals(
        List.of(Instant.parse(from), Instant.parse(until)), List.of(need.from(), need.until()));
  }

  private static ChangeNeed need(WindowPlan plan, Instant now) {
    return WindowChange.need(rules(), plan, now).orElseThrow();
  }

  private static WindowPlan plan(Optional<Instant> start) {
    return plan(
        new WindowRequest(
            new ChangeId("CHG-1"),
            PROFILE,
            new PersonId("omar"),
            new SourceIdentity("CN=omar"),
            LENGTH,
            "a test asks for a window",
            start),
        Optional.empty());
  }

  private static WindowPlan plan(WindowRequest request, Optional<PlannedExtension> extension) {
    return new WindowPlan(
        RunId.of(RunbookId.BREAK_GLASS_WINDOW, request.change()),
        "execution",
        1,
        request,
        MAYA,
        ROLE,
        ANCHOR,
        List.of(),
        ANY,
        ANY,
        NOW,
        NOW,
        List.of(),
        Optional.empty(),
        extension);
  }

  private static BreakGlassRules rules() {
    GroupName leads = new GroupName("security-leads");
    Duration hour = Duration.ofHours(1);
    Duration quarter = Duration.ofMinutes(15);
    return new BreakGlassRules(
        List.of(
            new Slot(
                "security-lead",
                leads,
                Optional.of(new StepUp(quarter.dividedBy(3), List.of(), List.of())))),
        Set.of(leads),
        Set.of(leads),
        hour,
        quarter,
        hour,
        quarter,
        quarter,
        Duration.ofMinutes(10),
        Duration.ofHours(168),
        2,
        new ReviewRules(Set.of(leads), Duration.ofHours(24), hour, quarter),
        20,
        Duration.ofMinutes(5),
        Optional.of(new ChangeRules(Set.of(ChangeState.SCHEDULED), ChangePeople.NAMED)),
        List.of(
            new BreakGlassProfile(
                "sec-breakglass",
                PROFILE,
                ROLE,
                ANCHOR,
                new PolicyArn("arn:aws:iam::111122223333:policy/Boundary"),
                Optional.empty(),
                Optional.empty(),
                new ControlProfile(
                    profile("2d3e4f50-6172-4839-a4b5-c6d7e8f90112"),
                    new RoleArn("arn:aws:iam::111122223333:role/Control"),
                    ANCHOR))));
  }

  private static ProfileArn profile(String uuid) {
    return new ProfileArn("arn:aws:rolesanywhere:eu-central-1:111122223333:profile/" + uuid);
  }
}
