package io.kedgeline.sandbox.engine;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code temporal server start-dev} on a kept SQLite file, on loopback only. */
public final class DevServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Pattern NOTE = Pattern.compile("([0-9]{1,10}) ([0-9]{1,5})");

  private final Process process;
  private final int port;
  private final Path file;

  private DevServer(Process process, int port, Path file) {
    this.process = process;
    this.port = port;
    this.file = file;
  }

  /** The program, if it is on this search path. */
  static Optional<Path> program(String searchPath) {
    return Arrays.stream(searchPath.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "temporal"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static DevServer start(Path program, Path folder) throws IOException {
    Path file = folder.resolve("temporal.sqlite");
    Path note = folder.resolve("temporal.pid");
    endLeftover(note, file);
    int port = freePort();
    Process process =
        new ProcessBuilder(
                program.toString(),
                "server",
                "start-dev",
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--db-filename",
                file.toString(),
                "--headless",
                "--log-level",
                "error")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("engine.log").toFile()))
            .start();
    Files.writeString(note, process.pid() + " " + port);
    DevServer server = new DevServer(process, port, file);
    server.awaitAnswer(folder);
    return server;
  }

  /** Ends a server that a killed starter left on this file, and no other process. */
  private static void endLeftover(Path note, Path file) throws IOException {
    if (!Files.isRegularFile(note)) {
      return;
    }
    Matcher left = NOTE.matcher(Files.readString(note).strip());
    if (!left.matches()) {
      return;
    }
    Optional<ProcessHandle> server =
        ProcessHandle.of(Long.parseLong(left.group(1)))
            .filter(process -> process.info().commandLine().orElse("").contains(file.toString()));
    if (server.isPresent()) {
      server.get().destroy();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (answers(Integer.parseInt(left.group(2)))) {
        if (System.nanoTime() > deadline) {
          throw new IOException(
              "an earlier dev server on %s did not end: end process %s"
                  .formatted(file, left.group(1)));
        }
        pause();
      }
    }
  }

  private void awaitAnswer(Path folder) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(port)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new IOException(
            "the dev server did not begin to answer: see " + folder.resolve("engine.log"));
      }
      pause();
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while the engine was starting", stopped);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String target() {
    return "127.0.0.1:" + port;
  }

  Path file() {
    return file;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
