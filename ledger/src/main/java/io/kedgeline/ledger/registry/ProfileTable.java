package io.kedgeline.ledger.registry;

import io.kedgeline.domain.onboarding.MadeProfile;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.Locks;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** The profiles that runs make, from before they are made until they are registered or undone. */
public final class ProfileTable {

  private final Jdbi jdbi;
  private final InstantSource clock;

  /** The profiles in this database. */
  public ProfileTable(LedgerDatabase database, InstantSource clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /**
   * Notes that this plan's profile is about to be made, unless that is noted already.
   *
   * @return false when the run has ended, or another run makes a profile of that name there, or has
   *     made one
   */
  public boolean begin(ProfilePlan plan) {
    return jdbi.inTransaction(handle -> {
      Locks.hold(handle, "making " + plan.run());
      Locks.hold(handle, "profile " + plan.place());
      return ProfileRows.of(handle, plan.run(), clock).begin(plan);
    });
  }

  /**
   * Does this work while nobody else does any on what the run makes, in one transaction: what it
   * notes is kept only if it returns. The work may call AWS; another try of the same waits, up to
   * 30 seconds.
   */
  public <T> T withRun(RunId run, Function<ProfileRows, T> work) {
    return jdbi.inTransaction(handle -> {
      Locks.hold(handle, "making " + run);
      return work.apply(ProfileRows.of(handle, run, clock));
    });
  }

  /** Notes that it is proved whom this run's profile lets in; without that it is not registered. */
  public void proved(RunId run) {
    jdbi.useTransaction(handle -> ProfileRows.of(handle, run, clock).proved());
  }

  /** The runs that began before this instant, and have neither registered nor undone. */
  public List<RunId> begunBefore(Instant instant) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT run FROM onboarded_profile WHERE stage = 'BEGUN' AND begun_at < :instant"
                    + " ORDER BY begun_at, run")
            .bind("instant", instant.atOffset(ZoneOffset.UTC))
            .mapTo(String.class)
            .map(RunId::new)
            .list());
  }

  /** The profile of this name that is registered there, if one is. */
  public Optional<MadeProfile> registered(AccountId account, Region region, String name) {
    return jdbi.withHandle(handle -> ProfileRows.registered(handle, account, region, name));
  }

  /** What this run makes or made, if it ever began. */
  public Optional<MadeProfile> of(RunId run) {
    return jdbi.withHandle(handle -> ProfileRows.of(handle, run, clock).made());
  }
}
