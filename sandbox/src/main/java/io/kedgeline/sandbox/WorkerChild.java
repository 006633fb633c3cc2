package io.kedgeline.sandbox;

import io.kedgeline.workers.WorkerMain;
import io.kedgeline.workers.config.WorkerDuty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A worker in a process of its own, which can be killed. */
public final class WorkerChild implements AutoCloseable {

  /** One that lives for a minute does best without the second compiler. */
  private static final List<String> SHORT_LIVED =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Process process;

  private WorkerChild(Process process) {
    this.process = process;
  }

  /** Starts a worker with these settings; what it says goes into the log file. */
  public static WorkerChild start(Path settings, Path log) throws IOException {
    return start(SHORT_LIVED, log, settings.toString());
  }

  /** Starts a worker as it runs where it runs for months: with whatever its Java does by itself. */
  public static WorkerChild startAsDeployed(Path settings, Path log) throws IOException {
    return start(List.of(), log, settings.toString());
  }

  /** Starts a worker for these duties only. */
  public static WorkerChild start(Set<WorkerDuty> duties, Path settings, Path log)
      throws IOException {
    String words = duties.stream().map(WorkerDuty::word).collect(Collectors.joining(","));
    return start(SHORT_LIVED, log, "--for", words, settings.toString());
  }

  private static WorkerChild start(List<String> options, Path log, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "-D" + WorkerMain.ENDS_WITH_STDIN + "=true",
            WorkerMain.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new WorkerChild(builder.start());
  }

  /** The process's id. */
  public long pid() {
    return process.pid();
  }

  /** Ends it with SIGKILL: nothing is tidied up. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
