package io.kedgeline.workers.config;

import io.kedgeline.workflows.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that only the duty {@code runbooks} needs: whoever opens holds none of them, so that it
 * can neither seal a record nor stand in for the canary.
 *
 * @param witness AES-256 key of the witness box
 * @param seal the ledger's own Ed25519 key in PKCS#8
 * @param canary PEM file: the canary's private key, certificate and intermediates
 */
public record RunbookKeys(Path witness, Path seal, Path canary) {

  static Optional<RunbookKeys> read(Settings settings, Set<WorkerDuty> duties) {
    if (duties.contains(WorkerDuty.RUNBOOKS)) {
      return Optional.of(
          new RunbookKeys(
              settings.path("witness.key"), settings.path("seal.key"), settings.path("canary")));
    }
    settings.leave("witness.key");
    settings.leave("seal.key");
    return Optional.empty();
  }
}
