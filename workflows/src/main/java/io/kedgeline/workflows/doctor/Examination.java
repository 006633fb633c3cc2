package io.kedgeline.workflows.doctor;

import java.util.ArrayList;
import java.util.List;

/** Looks at one thing after the other; one that cannot be looked at keeps nobody from the next. */
public final class Examination {

  private final Remedy unseen;
  private final List<Examined> examined = new ArrayList<>();

  /**
   * An examination that has seen nothing yet.
   *
   * @param unseen what it calls something that it could not look at
   */
  public Examination(Remedy unseen) {
    this.unseen = unseen;
  }

  /** Makes this check. */
  public void look(Check check) {
    try {
      examined.add(new Examined(check.name(), check.findings()));
    } catch (RuntimeException failed) {
      notExamined(check.name(), String.valueOf(failed.getMessage()));
    }
  }

  /** Notes what is wrong with something that no check looks at. */
  public void found(String check, Finding finding) {
    examined.add(new Examined(check, List.of(finding)));
  }

  /** Notes that something was not looked at, and why. */
  public void notExamined(String what, String reason) {
    found(what, unseen.of(what, reason));
  }

  /** Everything that was looked at, in order. */
  public List<Examined> examined() {
    return List.copyOf(examined);
  }
}
