package io.kedgeline.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.change.ChangeTwin;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

/** The change system that {@code kedgeline sandbox} runs beside AWS, if it is asked to. */
final class OptionalChanges implements AutoCloseable {

  /** As open as the administrators' keys: whoever reaches the sandbox may use it. */
  private static final String TOKEN = "sandbox-change-token";

  private static final int HOST = 3;
  private static final int PORT = 4;

  private final Optional<ChangeTwin> twin;

  private OptionalChanges(Optional<ChangeTwin> twin) {
    this.twin = twin;
  }

  static OptionalChanges start(String... args) throws IOException {
    boolean asked = args.length > PORT && !args[PORT].isEmpty();
    return new OptionalChanges(
        asked
            ? Optional.of(
                ChangeTwin.start(
                    InetAddress.getByName(args[HOST]), Integer.parseInt(args[PORT]), TOKEN))
            : Optional.empty());
  }

  /** The line for programs, with what they need of the change system. */
  ObjectNode toldIn(ObjectNode ready) {
    twin.ifPresent(changes ->
        ready
            .putObject("changes")
            .put("endpoint", changes.endpoint().toString())
            .put("token", TOKEN));
    return ready;
  }

  @Override
  public void close() {
    twin.ifPresent(ChangeTwin::close);
  }
}
