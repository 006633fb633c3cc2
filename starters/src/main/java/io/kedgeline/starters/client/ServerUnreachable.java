package io.kedgeline.starters.client;

/** The server did not answer, or something that is no Kedgeline server did. */
public final class ServerUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServerUnreachable(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** What happened and what to do, as a person reads it. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
