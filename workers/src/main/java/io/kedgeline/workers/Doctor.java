package io.kedgeline.workers;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.PolicyDoctor;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.workers.config.CanaryFile;
import io.kedgeline.workers.config.RunbookKeys;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import io.temporal.failure.ApplicationFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.spi.ToolProvider;

/** {@code kedgeline doctor}: looks at everything that a worker needs, and changes nothing. */
public final class Doctor implements ToolProvider {

  @Override
  public String name() {
    return "kedgeline-doctor";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    if (args.length != 1) {
      err.println("doctor: give the worker's settings file");
      return 2;
    }
    WorkerConfig config;
    LoadedRulebook rulebook;
    try {
      config = WorkerConfig.read(Path.of(args[0]), Set.of(WorkerDuty.RUNBOOKS));
      rulebook = RulebookFile.read(config.rulebook());
    } catch (RuntimeException unusable) {
      err.println("doctor: " + unusable.getMessage());
      return 2;
    }
    List<Boolean> checks =
        List.of(
            check(out, "rulebook", () -> pinned(config, rulebook)),
            check(out, "keys", () -> keys(config)),
            check(out, "ledger", () -> ledger(config)),
            check(out, "aws", () -> policies(config, rulebook)));
    boolean sound = !checks.contains(false);
    out.println(sound ? "all is as it should be" : "something is not as it should be, see above");
    return sound ? 0 : 1;
  }

  private static boolean check(PrintWriter out, String what, Supplier<List<String>> findings) {
    List<String> found;
    try {
      found = findings.get();
    } catch (ApplicationFailure named) {
      found = List.of(named.getType() + ": " + named.getOriginalMessage());
    } catch (RuntimeException broken) {
      found = List.of(String.valueOf(broken.getMessage()));
    }
    if (found.isEmpty()) {
      out.printf("ok      %s%n", what);
    }
    found.forEach(sentence -> out.printf("FAILED  %s: %s%n", what, sentence));
    return found.isEmpty();
  }

  private static List<String> pinned(WorkerConfig config, LoadedRulebook rulebook) {
    return rulebook.sha256().matches(config.rulebookPin())
        ? List.of()
        : List.of(
            "its SHA-256 is %s, the pin is %s".formatted(rulebook.sha256(), config.rulebookPin()));
  }

  private static List<String> keys(WorkerConfig config) {
    List<String> findings = new ArrayList<>();
    if (KeyFiles.keyring(config.keyring()).keys().isEmpty()) {
      findings.add("no server's key is trusted");
    }
    KeyFiles.payloadKeys(config.payloadKeys());
    RunbookKeys runbookKeys = config.runbookKeys().orElseThrow();
    KeyFiles.secretKey(runbookKeys.witness());
    KeyFiles.signingKey(runbookKeys.seal());
    Instant ends = CanaryFile.read(runbookKeys.canary()).certificate().getNotAfter().toInstant();
    if (ends.isBefore(Instant.now())) {
      findings.add("the canary's certificate expired at " + ends);
    }
    return findings;
  }

  private static List<String> ledger(WorkerConfig config) {
    try (LedgerDatabase ledger = LedgerDatabase.open(config.ledger())) {
      return new PeopleTable(ledger).directory().people().isEmpty()
          ? List.of("it knows no people: synchronise the directory")
          : List.of();
    }
  }

  private static List<String> policies(WorkerConfig config, LoadedRulebook rulebook) {
    try (AccountSessions sessions =
        new AccountSessions(config.awsAccess(), rulebook.rulebook().executors())) {
      PolicyDoctor doctor = new PolicyDoctor(sessions, rulebook.rulebook().executors());
      return rulebook.rulebook().breakGlass().profiles().stream()
          .map(BreakGlassProfile::profile)
          .map(profile -> new Place(profile.account(), profile.region()))
          .distinct()
          .flatMap(place -> doctor.findings(place.account(), place.region()).stream())
          .toList();
    }
  }

  private record Place(AccountId account, Region region) {}
}
