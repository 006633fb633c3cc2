package io.kedgeline.workers.config;

import io.kedgeline.workflows.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys that only the duty {@code runbooks} needs: whoever opens holds none of them, so that it
 * can neither seal a record nor stand in for the canary.
 *
 * @param witness AES-256 key of the witness box
 * @param seal the ledger's own Ed25519 key in PKCS#8
 * @param canaries PEM files, at least one: the canary's private key, certificate and intermediates,
 *     by another authority each
 */
public record RunbookKeys(Path witness, Path seal, List<Path> canaries) {

  /** The setting that names the canary's certificates by further authorities. */
  static final String OTHERS = "canary.others";

  public RunbookKeys {
    canaries = List.copyOf(canaries);
  }

  static Optional<RunbookKeys> read(Settings settings, Set<WorkerDuty> duties) {
    if (duties.contains(WorkerDuty.RUNBOOKS)) {
      return Optional.of(
          new RunbookKeys(
              settings.path("witness.key"),
              settings.path("seal.key"),
              Stream.concat(Stream.of(settings.path("canary")), settings.paths(OTHERS).stream())
                  .toList()));
    }
    settings.leave("witness.key");
    settings.leave("seal.key");
    settings.leave(OTHERS);
    return Optional.empty();
  }
}
