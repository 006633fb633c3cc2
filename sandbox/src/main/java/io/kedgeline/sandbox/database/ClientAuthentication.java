package io.kedgeline.sandbox.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * How a server asks its clients who they are (PostgreSQL documentation, "The pg_hba.conf File").
 *
 * @param file the server's {@code pg_hba.conf}
 */
record ClientAuthentication(Path file) {

  /** The method that asks for a password, and keeps none. */
  static final String PASSWORD = "scram-sha-256";

  /** That of the server on this folder. */
  static ClientAuthentication of(Path data) {
    return new ClientAuthentication(data.resolve("pg_hba.conf"));
  }

  /** Whether nobody is let in without a password, on whatever way. */
  boolean asksEverybody() throws IOException {
    List<String> rules =
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    return !rules.isEmpty() && rules.stream().allMatch(rule -> rule.endsWith(" " + PASSWORD));
  }

  /** From the server's next start on, nobody is; the file is there in whole or as it was. */
  void askEverybody() throws IOException {
    Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "pg_hba", "");
    Files.writeString(
        written, "local all all %1$s\nhost all all 127.0.0.1/32 %1$s\n".formatted(PASSWORD));
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
