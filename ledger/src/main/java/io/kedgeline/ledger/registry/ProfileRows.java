package io.kedgeline.ledger.registry;

import io.kedgeline.domain.onboarding.MadeProfile;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** What one run makes, within a transaction. */
public final class ProfileRows {

  private final Handle handle;
  private final RunId run;
  private final InstantSource clock;

  private ProfileRows(Handle handle, RunId run, InstantSource clock) {
    this.handle = handle;
    this.run = run;
    this.clock = clock;
  }

  static ProfileRows of(Handle handle, RunId run, InstantSource clock) {
    return new ProfileRows(handle, run, clock);
  }

  /** What the run makes, if it began. */
  public Optional<MadeProfile> made() {
    return handle
        .createQuery("SELECT * FROM onboarded_profile WHERE run = :run")
        .bind("run", run.value())
        .map((row, context) -> read(row))
        .findOne();
  }

  static Optional<MadeProfile> registered(
      Handle handle, AccountId account, Region region, String name) {
    return handle
        .createQuery(
            "SELECT * FROM onboarded_profile WHERE account = :account AND region = :region"
                + " AND name = :name AND stage = 'REGISTERED'")
        .bind("account", account.value())
        .bind("region", region.value())
        .bind("name", name)
        .map((row, context) -> read(row))
        .findOne();
  }

  boolean begin(ProfilePlan plan) {
    Optional<MadeProfile> there = made();
    return there.isPresent()
        ? there.get().stage() == MadeStage.BEGUN
        : !SealedRuns.sealed(handle, run) && insert(plan);
  }

  private boolean insert(ProfilePlan plan) {
    return handle
            .createUpdate(
                "INSERT INTO onboarded_profile (run, account, region, name, role, anchor,"
                    + " environment, owner, custodian, purpose, domains, stage, begun_at, changed_at)"
                    + " VALUES (:run, :account, :region, :name, :role, :anchor, :environment, :owner,"
                    + " :custodian, :purpose, :domains, 'BEGUN', :now, :now)"
                    + " ON CONFLICT (account, region, name) WHERE stage <> 'UNDONE' DO NOTHING")
            .bind("run", run.value())
            .bind("account", plan.account().value())
            .bind("region", plan.region().value())
            .bind("name", plan.draft().name())
            .bind("role", plan.draft().role().value())
            .bind("anchor", plan.request().anchor().value())
            .bind("environment", plan.request().environment())
            .bind("owner", plan.request().registration().owner().value())
            .bind("custodian", plan.request().registration().custodian().value())
            .bind("purpose", plan.request().registration().purpose())
            .bind(
                "domains", String.join(" ", new TreeSet<>(plan.request().registration().domains())))
            .bind("now", now())
            .execute()
        == 1;
  }

  /** Notes which profile was made. */
  public void profile(ProfileArn profile) {
    handle
        .createUpdate(
            "UPDATE onboarded_profile SET profile = :profile, changed_at = :now WHERE run = :run"
                + " AND profile IS NULL")
        .bind("profile", profile.value())
        .bind("now", now())
        .bind("run", run.value())
        .execute();
  }

  void proved() {
    handle
        .createUpdate(
            "UPDATE onboarded_profile SET proved_at = :now WHERE run = :run AND stage = 'BEGUN'")
        .bind("now", now())
        .bind("run", run.value())
        .execute();
  }

  /** Notes that it lasts, or that it is gone. */
  public void end(MadeStage stage) {
    handle
        .createUpdate(
            "UPDATE onboarded_profile SET stage = :stage, changed_at = :now WHERE run = :run"
                + " AND stage = 'BEGUN'")
        .bind("stage", stage.name())
        .bind("now", now())
        .bind("run", run.value())
        .execute();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static MadeProfile read(ResultSet row) throws SQLException {
    return new MadeProfile(
        new RunId(row.getString("run")),
        new AccountId(row.getString("account")),
        new Region(row.getString("region")),
        row.getString("name"),
        new RoleArn(row.getString("role")),
        Optional.ofNullable(row.getString("profile")).map(ProfileArn::new),
        row.getObject("proved_at") != null,
        MadeStage.valueOf(row.getString("stage")));
  }
}
