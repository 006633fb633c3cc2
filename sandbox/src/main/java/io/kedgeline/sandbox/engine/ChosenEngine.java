package io.kedgeline.sandbox.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The engine that a machine has: one that is there, or one that is started. */
public sealed interface ChosenEngine extends AutoCloseable {

  /** How people name it. */
  String description();

  /** Its {@code host:port}, unless {@code TEMPORAL_*} variables say it. */
  Optional<String> target();

  @Override
  void close() throws IOException;

  /** An engine of somebody else's, by {@code TEMPORAL_*} variables. */
  record Elsewhere(String address) implements ChosenEngine {

    @Override
    public String description() {
      return "Temporal at " + address;
    }

    @Override
    public Optional<String> target() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  /** A dev server on a kept file. */
  record OnFile(DevServer server) implements ChosenEngine {

    @Override
    public String description() {
      return "Temporal's dev server at %s, on %s".formatted(server.target(), server.file());
    }

    @Override
    public Optional<String> target() {
      return Optional.of(server.target());
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** An engine in memory. */
  record InMemory(SandboxEngine engine) implements ChosenEngine {

    @Override
    public String description() {
      return "Temporal's test server in memory: runs end with this process";
    }

    @Override
    public Optional<String> target() {
      return Optional.of(engine.target());
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  /**
   * Chooses.
   *
   * @param environment the process's variables
   * @param folder where a dev server keeps its file
   * @param ephemeral whether an engine in memory is wanted
   * @throws NoDurableEngine when nothing durable is there, and nothing else is wanted
   */
  static ChosenEngine choose(Map<String, String> environment, Path folder, boolean ephemeral)
      throws IOException {
    if (ephemeral) {
      return new InMemory(SandboxEngine.start(0));
    }
    String address = environment.getOrDefault("TEMPORAL_ADDRESS", "");
    if (!address.isBlank()) {
      return new Elsewhere(address);
    }
    Path program =
        DevServer.program(environment.getOrDefault("PATH", "")).orElseThrow(NoDurableEngine::new);
    return new OnFile(DevServer.start(program, folder));
  }

  /** There is nothing that would remember runs. */
  final class NoDurableEngine extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoDurableEngine() {
      super(
          "no durable engine: set TEMPORAL_ADDRESS, or put the 'temporal' program on PATH;"
              + " or say --ephemeral, and every open run ends with this process");
    }
  }
}
