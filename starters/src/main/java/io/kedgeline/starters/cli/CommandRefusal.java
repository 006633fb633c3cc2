package io.kedgeline.starters.cli;

/** A command cannot do what it was asked, for a reason that the terminal's own side knows. */
public final class CommandRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exit;

  /** Refused for this reason. */
  public CommandRefusal(ExitCode exit, String sentence) {
    super(sentence);
    this.exit = exit;
  }

  ExitCode exit() {
    return exit;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
