package io.kedgeline.workers.config;

import io.kedgeline.activities.change.ChangeAccess;
import io.kedgeline.activities.change.ChangeKind;
import io.kedgeline.activities.change.ConflictSource;
import io.kedgeline.workflows.settings.GuardedFile;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the change system is. Whoever plans or opens asks it; whoever closes never does, and is not
 * told.
 *
 * @param kind how it is spoken to
 * @param url its origin; none where the rulebook asks for no change records
 * @param token the file with the bearer token
 * @param notesToken the file with the bearer token that writes notes; read for the duty that writes
 * @param conflicts where ServiceNow is asked for conflicts
 * @param interval how often the records of windows that are not over are looked at
 */
public record ChangeSettings(
    ChangeKind kind,
    Optional<URI> url,
    Optional<Path> token,
    Optional<Path> notesToken,
    ConflictSource conflicts,
    Duration interval) {

  private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);
  private static final Set<WorkerDuty> ASKING =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(WorkerDuty.CONTAIN)));

  static ChangeSettings read(Settings settings, Set<WorkerDuty> duties, boolean plainHttp) {
    if (!asks(duties)) {
      settings.leave("change.kind");
      settings.leave("change.url");
      settings.leave("change.notes.token");
      settings.leave("change.token");
      settings.leave("change.conflicts.source");
      settings.leave("change.interval");
      return new ChangeSettings(
          ChangeKind.SERVICENOW,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          ConflictSource.API,
          EVERY_MINUTE);
    }
    return new ChangeSettings(
        settings
            .optional("change.kind", ChangeSettings::kind, "must be servicenow or plain")
            .orElse(ChangeKind.SERVICENOW),
        settings.optionalOrigin("change.url", plainHttp),
        settings.optionalPath("change.token"),
        notesToken(settings, duties),
        settings
            .optional("change.conflicts.source", ChangeSettings::source, "must be api or table")
            .orElse(ConflictSource.API),
        settings.optionalDuration("change.interval").orElse(EVERY_MINUTE));
  }

  private static ChangeKind kind(String word) {
    return switch (word) {
      case "servicenow" -> ChangeKind.SERVICENOW;
      case "plain" -> ChangeKind.PLAIN;
      default -> throw new IllegalArgumentException("change.kind");
    };
  }

  private static ConflictSource source(String word) {
    return switch (word) {
      case "api" -> ConflictSource.API;
      case "table" -> ConflictSource.TABLE;
      default -> throw new IllegalArgumentException("change.conflicts.source");
    };
  }

  private static Optional<Path> notesToken(Settings settings, Set<WorkerDuty> duties) {
    settings.leave("change.notes.token");
    return duties.contains(WorkerDuty.RUNBOOKS)
        ? settings.optionalPath("change.notes.token")
        : Optional.empty();
  }

  private static boolean asks(Set<WorkerDuty> duties) {
    return !Collections.disjoint(duties, ASKING);
  }

  /**
   * How it is asked; reads the token's file.
   *
   * @throws IllegalArgumentException when one of both is missing, or the token is none
   */
  Optional<ChangeAccess> access() {
    if (url.isPresent() != token.isPresent()) {
      throw new IllegalArgumentException("change.url and change.token: both are given, or none");
    }
    return url.map(where ->
        new ChangeAccess(
            kind,
            where,
            secretToken(token.orElseThrow()),
            conflicts,
            notesToken.map(ChangeSettings::secretToken)));
  }

  /** A token goes into a header, where a line's end would begin another (RFC 6750 §2.1). */
  private static String secretToken(Path file) {
    String token = GuardedFile.secret(file).strip();
    if (!token.matches("[A-Za-z0-9._~+/-]{8,4096}=*")) {
      throw new IllegalArgumentException(
          "change.token, change.notes.token: a file must hold a bearer token of at least 8 characters");
    }
    return token;
  }

  /**
   * Throws where something is {@link #missing}: a run would be refused for ever, and nobody would
   * know why.
   */
  public static void require(
      Optional<ChangeAccess> access, Set<WorkerDuty> duties, LoadedRulebook rulebook) {
    missing(access, duties, rulebook)
        .ifPresent(fault -> {
          throw new SettingsFault("the worker", "change.url: " + fault);
        });
  }

  /**
   * What is wrong where the rulebook asks for change records, these duties would read them, and
   * nobody said where they are.
   *
   * @param access how the change system is asked, if the settings say so
   */
  public static Optional<String> missing(
      Optional<ChangeAccess> access, Set<WorkerDuty> duties, LoadedRulebook rulebook) {
    return rulebook
        .rulebook()
        .breakGlass()
        .change()
        .filter(rules -> asks(duties) && access.isEmpty())
        .map(rules ->
            "the rulebook asks for change records (runbooks.RB-06.change), so the worker must be"
                + " told where they are");
  }
}
