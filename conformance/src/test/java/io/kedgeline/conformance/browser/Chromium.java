package io.kedgeline.conformance.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a screen, and its pages; what it keeps goes when it is closed. */
public final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String READY = "DevTools listening on ";

  private final Path profile;
  private final Process process;
  private final DevTools tools;

  private Chromium(Path program) throws IOException {
    this.profile = Files.createTempDirectory("kedgeline-browser");
    this.process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    this.tools = DevTools.connect(where(process.inputReader()));
  }

  /** Starts the machine's browser. */
  public static Chromium start() {
    try {
      return new Chromium(
          program()
              .orElseThrow(() ->
                  new IllegalStateException(
                      "this test needs a browser on PATH, one of %s: install Debian's chromium, or"
                              .formatted(NAMES)
                          + " leave the test out with -DexcludedGroups=browser")));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Optional<Path> program() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(":", -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Reads what the browser says until it names its address, and lets the rest run by. */
  private static URI where(BufferedReader said) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(READY)) {
        Thread.ofVirtual().start(() -> said.lines().forEach(unread -> {}));
        return URI.create(line.substring(READY.length()));
      }
    }
    throw new IOException("the browser ended before it said where it listens");
  }

  /** Opens an address. */
  public Page open(URI address) {
    String target =
        tools
            .ask("", "Target.createTarget", Map.of("url", address.toString()))
            .path("targetId")
            .asText();
    String session =
        tools
            .ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    return new Page(tools, session);
  }

  @Override
  public void close() {
    tools.close();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      try (Stream<Path> files = Files.walk(profile)) {
        files.sorted(Comparator.reverseOrder()).forEach(Chromium::delete);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Processes of the browser may still be ending, and take their own files with them. */
  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException inUse) {
      file.toFile().deleteOnExit();
    }
  }
}
