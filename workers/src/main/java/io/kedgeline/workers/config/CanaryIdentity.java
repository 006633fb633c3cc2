package io.kedgeline.workers.config;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who the canary is: every session policy lets it in beside the holders, so whoever writes one must
 * know its name. Only the duty {@code runbooks} needs its certificate for more than that.
 *
 * @param said the setting {@code canary.identity}
 * @param certificates the files with its certificates, from which the name can be read too
 */
public record CanaryIdentity(Optional<SourceIdentity> said, List<Path> certificates) {

  private static final Set<WorkerDuty> WRITERS = Set.of(WorkerDuty.OPEN, WorkerDuty.CONTAIN);

  static CanaryIdentity read(
      Settings settings, Set<WorkerDuty> duties, Optional<RunbookKeys> keys) {
    Optional<SourceIdentity> said =
        settings.optional(
            "canary.identity",
            SourceIdentity::new,
            "must be CN= and the common name of the canary's certificate, of 61 characters at most");
    if (keys.isPresent()) {
      return new CanaryIdentity(said, keys.get().canaries());
    }
    settings.leave("canary");
    if (said.isPresent() || duties.stream().noneMatch(WRITERS::contains)) {
      return new CanaryIdentity(said, List.of());
    }
    Optional<Path> certificate = settings.optionalPath("canary");
    if (certificate.isEmpty()) {
      settings.text("canary.identity");
    }
    return new CanaryIdentity(said, certificate.stream().toList());
  }

  /** The name; where certificates are at hand too, all must agree. */
  SourceIdentity identity() {
    List<SourceIdentity> held =
        Stream.concat(
                certificates.stream()
                    .map(CanaryFile::read)
                    .map(CertificateIdentity::sourceIdentity),
                said.stream())
            .distinct()
            .toList();
    if (held.size() > 1) {
      throw new SettingsFault(
          "canary.identity",
          "must be %s, as the canary's certificate says, and every certificate of it must say the same"
              .formatted(held.getFirst()));
    }
    return held.stream()
        .findFirst()
        .orElseThrow(() -> new SettingsFault("canary.identity", "is required"));
  }
}
