package io.kedgeline.starters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What logback.xml lets through, and in which form. */
class ProcessLogTest {

  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setErr(realErr);
    ours().setLevel(null);
  }

  @Test
  void aCommandThatEndsTellsWarningsOnly() {
    assertEquals(Level.WARN, ours().getEffectiveLevel());
  }

  @Test
  void aServerTellsWhoCalledWhat(@TempDir Path folder) throws IOException {
    Path none = Files.writeString(folder.resolve("server.properties"), "");
    assertEquals(
        2,
        Kedgeline.run(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            "server",
            none.toString()));
    assertEquals(Level.INFO, ours().getEffectiveLevel());
    assertEquals(Level.WARN, logger("org.eclipse.jetty").getEffectiveLevel());
  }

  @Test
  void noMessageMovesACursorOrBeginsALine() {
    logger("test")
        .warn(
            "GET /\u001b[2J\u202e\r\n12:00:00.000 INFO forged\u0085é",
            new IllegalStateException("a\u001b[2J\u009b\u202e"));
    List<String> lines = told.toString(StandardCharsets.UTF_8).lines().toList();
    assertTrue(
        lines.getFirst().endsWith("WARN  test GET /?[2J???12:00:00.000 INFO forged?é"),
        lines.getFirst());
    assertEquals("java.lang.IllegalStateException: a?[2J??", lines.get(1));
    assertTrue(lines.get(2).startsWith("\tat "), lines.get(2));
    assertTrue(lines.stream().skip(2).allMatch(line -> line.matches("\tat .*|\t\\.\\.\\. .*")));
  }

  private static ch.qos.logback.classic.Logger ours() {
    return logger("io.kedgeline");
  }

  private static ch.qos.logback.classic.Logger logger(String name) {
    return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(name);
  }
}
