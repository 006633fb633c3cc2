package io.kedgeline.workers.config;

import io.kedgeline.activities.posture.PostureAccess;
import io.kedgeline.workflows.settings.GuardedFile;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where device management is. Whoever runs workflows asks it, and nobody else is told.
 *
 * @param url its origin; none where the rulebook asks for no posture
 * @param token the file with the bearer token
 */
public record PostureSettings(Optional<URI> url, Optional<Path> token) {

  static PostureSettings read(Settings settings, Set<WorkerDuty> duties, boolean plainHttp) {
    if (!asks(duties)) {
      settings.leave("posture.url");
      settings.leave("posture.token.file");
      return new PostureSettings(Optional.empty(), Optional.empty());
    }
    return new PostureSettings(
        settings.optionalOrigin("posture.url", plainHttp),
        settings.optionalPath("posture.token.file"));
  }

  private static boolean asks(Set<WorkerDuty> duties) {
    return duties.contains(WorkerDuty.RUNBOOKS);
  }

  /**
   * How it is asked; reads the token's file.
   *
   * @throws IllegalArgumentException when one of both is missing, or the token is none
   */
  Optional<PostureAccess> access() {
    if (url.isPresent() != token.isPresent()) {
      throw new IllegalArgumentException(
          "posture.url and posture.token.file: both are given, or none");
    }
    return url.map(where -> new PostureAccess(where, secretToken(token.orElseThrow())));
  }

  /** A token goes into a header, where a line's end would begin another (RFC 6750 §2.1). */
  private static String secretToken(Path file) {
    String token = GuardedFile.secret(file).strip();
    if (!token.matches("[A-Za-z0-9._~+/-]{8,4096}=*")) {
      throw new IllegalArgumentException(
          "posture.token.file: the file must hold a bearer token of at least 8 characters");
    }
    return token;
  }

  /**
   * Throws where something is {@link #missing}: every device would be denied, and nobody would know
   * why.
   */
  public static void require(
      Optional<PostureAccess> access, Set<WorkerDuty> duties, LoadedRulebook rulebook) {
    missing(access, duties, rulebook)
        .ifPresent(fault -> {
          throw new SettingsFault("the worker", "posture.url: " + fault);
        });
  }

  /**
   * What is wrong where the rulebook says what devices must show, these duties would ask, and
   * nobody said whom.
   *
   * @param access how device management is asked, if the settings say so
   */
  public static Optional<String> missing(
      Optional<PostureAccess> access, Set<WorkerDuty> duties, LoadedRulebook rulebook) {
    return rulebook
        .rulebook()
        .posture()
        .filter(rules -> asks(duties) && access.isEmpty())
        .map(rules ->
            "the rulebook says what devices must show (posture), so the worker must be told where"
                + " device management is");
  }
}
