package io.kedgeline.twins.aws.kept;

import java.io.IOException;

/** What is kept cannot be read; the message tells the place and what is wrong with it. */
public final class DamagedStateException extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedStateException(String message) {
    super(message);
  }

  DamagedStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
