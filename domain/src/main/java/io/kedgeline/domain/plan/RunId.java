package io.kedgeline.domain.plan;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The id of a run, which is its Temporal workflow id too: runbook and change, so that asking twice
 * for the same change is the same run.
 *
 * @param value {@code RB-nn/CHANGE}
 */
public record RunId(String value) {

  private static final Pattern SHAPE = Pattern.compile("RB-[0-9]{2}/[A-Z]{2,10}-?[0-9]{1,12}");

  public RunId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("run: must be RB-nn/CHANGE, such as RB-06/CHG-1042");
    }
  }

  /** The run of this runbook for this change. */
  public static RunId of(RunbookId runbook, ChangeId change) {
    return new RunId(runbook.code() + "/" + change.value());
  }

  /** The run of the window for this change: a drill for a drill's, RB-06 for any other. */
  public static RunId ofWindow(ChangeId change) {
    return of(change.drill() ? RunbookId.BREAK_GLASS_DRILL : RunbookId.BREAK_GLASS_WINDOW, change);
  }

  /** The runbook, if this build can run it. */
  public Optional<RunbookId> runbook() {
    return Stream.of(RunbookId.values())
        .filter(runbook -> value.startsWith(runbook.code() + "/"))
        .findFirst();
  }

  /** The change that the run belongs to. */
  public String change() {
    return value.substring(value.indexOf('/') + 1);
  }

  /**
   * The form that STS takes as a SourceIdentity or RoleSessionName, whose characters exclude the
   * slash (STS API reference, AssumeRole: {@code [\w+=,.@-]*}, 2 to 64 characters).
   */
  public String sessionName() {
    return value.replace('/', '.');
  }

  /** The run of this session name, if it is one. */
  public static Optional<RunId> ofSessionName(String name) {
    return Optional.of(name.replaceFirst("\\.", "/"))
        .filter(value -> SHAPE.matcher(value).matches())
        .map(RunId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
