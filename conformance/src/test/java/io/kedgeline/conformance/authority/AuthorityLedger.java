package io.kedgeline.conformance.authority;

import io.kedgeline.activities.onboarding.AbandonedMakings;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.ledger.event.SeenCertificateTable;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.AuthorityTable;
import io.kedgeline.ledger.registry.ExternalDocumentTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.world.DrawnUsers;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A ledger as each of the duties' database users sees it, and runs that were started in it. */
final class AuthorityLedger implements AutoCloseable {

  private static final List<UserGroup> GROUPS =
      List.of(
          UserGroup.PKI,
          UserGroup.PROVISION,
          UserGroup.ISSUE,
          UserGroup.RUNBOOKS,
          UserGroup.SERVER);

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final AtomicInteger runs = new AtomicInteger();
  private final Map<UserGroup, LedgerDatabase> users = new EnumMap<>(UserGroup.class);

  /** A fresh one on this server. */
  AuthorityLedger(KeptPostgres postgres) throws SQLException {
    String name = "pki" + NUMBER.incrementAndGet();
    DrawnUsers drawn = DrawnUsers.in(postgres.owner(postgres.emptyDatabase(name)), name);
    GROUPS.forEach(group -> users.put(group, LedgerDatabase.open(drawn.of(group))));
  }

  RunId started() {
    RunId run = new RunId("RB-01/CHG-" + runs.incrementAndGet());
    new RunStartTable(of(UserGroup.SERVER))
        .claim(run, Digest.ofText("any"), new PersonId("dora"), "{}", Instant.EPOCH);
    return run;
  }

  private LedgerDatabase of(UserGroup group) {
    return Optional.ofNullable(users.get(group)).orElseThrow();
  }

  /** The documents of authorities outside AWS, as this group's user sees them. */
  ExternalDocumentTable documents(UserGroup group) {
    return new ExternalDocumentTable(of(group));
  }

  /** What events tell, as the workers that gather see it. */
  SeenCertificateTable events() {
    return new SeenCertificateTable(of(UserGroup.RUNBOOKS));
  }

  AuthorityTable as(UserGroup group, InstantSource clock) {
    return new AuthorityTable(of(group), clock);
  }

  /** What looks for makings that their runs have left, as this group's user tells of it. */
  AbandonedMakings abandoned(UserGroup group, AbandonedMakings.Kind kind, InstantSource clock) {
    return new AbandonedMakings(
        List.of(kind), new JournalTable(of(group)), new AlertTable(of(group)), clock);
  }

  /** Ends what this run makes without a look at AWS, so that another can begin. */
  void giveUp(RunId run) {
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    as(UserGroup.PROVISION, clock)
        .withRun(
            run,
            rows -> {
              rows.canaryGone();
              return run;
            });
    as(UserGroup.PKI, clock)
        .withRun(
            run,
            rows -> {
              rows.end(MadeStage.UNDONE);
              return run;
            });
  }

  @Override
  public void close() {
    users.values().forEach(LedgerDatabase::close);
  }
}
