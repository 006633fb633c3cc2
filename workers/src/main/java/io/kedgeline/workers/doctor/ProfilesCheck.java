package io.kedgeline.workers.doctor;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.activities.world.WorldGathering;
import io.kedgeline.domain.breakglass.WindowPlanner;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a window could be planned on each profile now: the very checks that planning makes, less
 * those that look at who asks for what.
 */
record ProfilesCheck(WorkerConfig config, LoadedRulebook rulebook, LedgerDatabase ledger)
    implements Check {

  private static final PersonId NOBODY = new PersonId("doctor");

  /** The change record is a thing of the request, like the people in it. */
  private static final ChangeSystem NO_RECORDS = (change, conflicts) -> Optional.empty();

  @Override
  public String name() {
    return "profiles";
  }

  @Override
  public List<Finding> findings() {
    try (AccountSessions sessions =
        new AccountSessions(config.awsAccess(), rulebook.rulebook().executors())) {
      WorldGathering gathering =
          new WorldGathering(
              sessions,
              new PeopleTable(ledger),
              new ObjectionTable(ledger),
              new ClaimTable(ledger),
              Optional.of(NO_RECORDS),
              rulebook,
              config.trust(),
              config.canaryIdentity(),
              config.clock());
      return rulebook.rulebook().breakGlass().profiles().stream()
          .flatMap(governed -> findings(governed, gathering).stream())
          .toList();
    }
  }

  private List<Finding> findings(BreakGlassProfile governed, WorldGathering gathering) {
    Instant now = config.clock().instant();
    ActHeader header =
        new ActHeader(
            RunId.of(RunbookId.BREAK_GLASS_WINDOW, ChangesCheck.ANY),
            NOBODY,
            "doctor",
            "",
            now,
            now);
    WindowRequest asked = asked(governed);
    WindowWorld world = gathering.look(header, asked);
    return WindowPlanner.plan(header, asked, "doctor", 1, world).findings().stream()
        .flatMap(finding ->
            Ailment.of(finding.code())
                .map(ailment -> ailment.of(governed.name(), finding.sentence()))
                .stream())
        .toList();
  }

  /** A request that nobody makes. */
  private WindowRequest asked(BreakGlassProfile governed) {
    return new WindowRequest(
        ChangesCheck.ANY,
        governed.profile(),
        NOBODY,
        config.canaryIdentity(),
        rulebook.rulebook().breakGlass().minimumWindow(),
        "would a window be planned?");
  }
}
