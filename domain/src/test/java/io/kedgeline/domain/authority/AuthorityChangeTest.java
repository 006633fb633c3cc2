package io.kedgeline.domain.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.domain.rulebook.SampleRulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For how long a change record must allow the making of an authority. */
class AuthorityChangeTest {

  private static final AuthorityPlan PLAN = WorldOfAuthorities.plan();
  private static final Instant NOW = WorldOfAuthorities.NOW;
  private static final PkiSetupRules RULES = new SampleRulebook().read().pkiSetup().orElseThrow();

  /** The record allows work for three hours from now on, and no longer. */
  private static final Optional<ChangeRecord> RECORD =
      Optional.of(WorldOfAuthorities.change(ChangeState.SCHEDULED, NOW.plus(AuthorityPlan.MAKING)));

  @Test
  void thePlanNeedsTimeForAllOfTheWork() {
    assertEquals(List.of(), codes(AuthorityChange.need(RULES, PLAN, NOW)));
    assertEquals(
        List.of(Finding.Code.CHANGE_WINDOW),
        codes(AuthorityChange.need(RULES, PLAN, NOW.plusSeconds(1))));
  }

  @Test
  void aStepHoursLaterNeedsTimeForItselfAlone() {
    Instant last = NOW.plus(AuthorityPlan.MAKING).minus(Duration.ofMinutes(10));
    assertEquals(List.of(), codes(AuthorityChange.ofStep(RULES, PLAN, last)));
    assertEquals(
        List.of(Finding.Code.CHANGE_WINDOW),
        codes(AuthorityChange.ofStep(RULES, PLAN, last.plusSeconds(1))));
  }

  private static List<Finding.Code> codes(Optional<ChangeNeed> need) {
    return need.orElseThrow().findings(RECORD).stream().map(Finding::code).toList();
  }
}
