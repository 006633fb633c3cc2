package io.kedgeline.ledger.registry;

import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.authority.MadeAuthority;
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

/**
 * The authorities that runs make, from before they are made until they are registered or undone.
 */
public final class AuthorityTable {

  private final Jdbi jdbi;
  private final InstantSource clock;

  /** The authorities in this database. */
  public AuthorityTable(LedgerDatabase database, InstantSource clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /**
   * Notes that this plan's authority is about to be made, unless that is noted already.
   *
   * @return false when the run has ended, or another run makes an authority of that environment,
   *     one with that bucket or, in that account and Region, an anchor of that certificate, or has
   *     made one
   */
  public boolean begin(AnchorPlan plan) {
    return jdbi.inTransaction(handle -> {
      Locks.hold(handle, "making " + plan.run());
      Locks.hold(handle, "authority " + plan.place());
      return AuthorityRows.of(handle, plan.run(), clock).begin(plan);
    });
  }

  /**
   * Does this work while nobody else does any on what the run makes, in one transaction: what it
   * notes is kept only if it returns. The work may call AWS; another try of the same waits, up to
   * 30 seconds.
   */
  public <T> T withRun(RunId run, Function<AuthorityRows, T> work) {
    return jdbi.inTransaction(handle -> {
      Locks.hold(handle, "making " + run);
      return work.apply(AuthorityRows.of(handle, run, clock));
    });
  }

  /**
   * Does this work as {@link #withRun} does, and while nobody else does any on the trust anchors of
   * the plan's account and Region: what it asks of them stays so until it has made its own.
   */
  public <T> T withAnchors(AnchorPlan plan, Function<AuthorityRows, T> work) {
    return jdbi.inTransaction(handle -> {
      Locks.hold(handle, "making " + plan.run());
      Locks.hold(handle, "anchors %s/%s".formatted(plan.account(), plan.region()));
      return work.apply(AuthorityRows.of(handle, plan.run(), clock));
    });
  }

  /** Notes that it is proved whom this run's anchor lets in; without that it is not registered. */
  public void proved(RunId run) {
    jdbi.useTransaction(handle -> AuthorityRows.of(handle, run, clock).proved());
  }

  /**
   * Notes that it is proved that this run's anchor lets in nobody at rest; without that one which
   * rests is not registered.
   */
  public void provedAtRest(RunId run) {
    jdbi.useTransaction(handle -> AuthorityRows.of(handle, run, clock).provedAtRest());
  }

  /** Notes that this run's canary was seen at its anchor. */
  public void seen(RunId run) {
    jdbi.useTransaction(handle -> AuthorityRows.of(handle, run, clock).seen());
  }

  /**
   * The runs that began before this instant, and have neither registered nor undone, but for those
   * that may still wait.
   */
  public List<RunId> begunBefore(Instant instant) {
    return begunBefore(instant, "");
  }

  /** Those of them whose canary may stand. */
  public List<RunId> canaryBegunBefore(Instant instant) {
    return begunBefore(instant, " AND canary_begun_at IS NOT NULL AND canary_gone_at IS NULL");
  }

  private List<RunId> begunBefore(Instant instant, String besides) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT run FROM onboarded_authority WHERE stage = 'BEGUN'"
                    + " AND begun_at < :instant"
                    + " AND (first_use_until IS NULL OR first_use_until < :instant)%s ORDER BY begun_at, run"
                        .formatted(besides))
            .bind("instant", instant.atOffset(ZoneOffset.UTC))
            .mapTo(String.class)
            .map(RunId::new)
            .list());
  }

  /** What this run makes or made, if it ever began. */
  public Optional<MadeAuthority> of(RunId run) {
    return jdbi.withHandle(handle -> AuthorityRows.of(handle, run, clock).made());
  }

  /** What another run than this makes or made of this environment, and did not undo. */
  public Optional<MadeAuthority> standing(
      RunId run, AccountId account, Region region, String environment) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT * FROM onboarded_authority WHERE account = :account AND region = :region"
                    + " AND environment = :environment AND stage <> 'UNDONE' AND run <> :run")
            .bind("account", account.value())
            .bind("region", region.value())
            .bind("environment", environment)
            .bind("run", run.value())
            .map((row, context) -> AuthorityRows.read(row))
            .findOne());
  }
}
