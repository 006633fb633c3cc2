package io.kedgeline.workers.config;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Who the canary is: every session policy lets it in beside the holders, so whoever writes one must
 * know its name. Only the duty {@code runbooks} needs its certificate for more than that.
 *
 * @param said the setting {@code canary.identity}
 * @param certificate the file with the certificate, from which the name can be read too
 */
public record CanaryIdentity(Optional<SourceIdentity> said, Optional<Path> certificate) {

  private static final Set<WorkerDuty> WRITERS = Set.of(WorkerDuty.OPEN, WorkerDuty.CONTAIN);

  static CanaryIdentity read(
      Settings settings, Set<WorkerDuty> duties, Optional<RunbookKeys> keys) {
    Optional<SourceIdentity> said =
        settings.optional(
            "canary.identity",
            SourceIdentity::new,
            "must be CN= and the common name of the canary's certificate, of 61 characters at most");
    if (keys.isPresent()) {
      return new CanaryIdentity(said, keys.map(RunbookKeys::canary));
    }
    settings.leave("canary");
    if (said.isPresent() || duties.stream().noneMatch(WRITERS::contains)) {
      return new CanaryIdentity(said, Optional.empty());
    }
    Optional<Path> certificate = settings.optionalPath("canary");
    if (certificate.isEmpty()) {
      settings.text("canary.identity");
    }
    return new CanaryIdentity(said, certificate);
  }

  /** The name; where the certificate is at hand too, the two must agree. */
  SourceIdentity identity() {
    Optional<SourceIdentity> held = certificate.map(file -> CanaryFile.read(file).sourceIdentity());
    if (held.isPresent() && said.isPresent() && !held.equals(said)) {
      throw new SettingsFault(
          "canary.identity", "must be " + held.get() + ", as the canary's certificate says");
    }
    return held.or(() -> said)
        .orElseThrow(() -> new SettingsFault("canary.identity", "is required"));
  }
}
