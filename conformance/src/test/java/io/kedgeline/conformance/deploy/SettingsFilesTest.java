package io.kedgeline.conformance.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.Duty;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.starters.server.ServerConfig;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.settings.IssuerPin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings files that a company begins with are what the processes read. */
class SettingsFilesTest {

  private static final String WORKERS = "workers/src/main/java/io/kedgeline/workers/config/";
  private static final String STARTERS = "starters/src/main/java/io/kedgeline/starters/";
  private static final String SETTINGS = "workflows/src/main/java/io/kedgeline/workflows/settings/";
  private static final Pattern ASKED =
      Pattern.compile("settings\\s*\\.\\w+\\(\\s*\"([a-z0-9.-]+)\"");
  private static final Pattern KEY = Pattern.compile("(?m)^#?([a-z0-9.-]+)=");
  private static final Pattern FILE =
      Pattern.compile("(?m)^(?!rulebook\\.sha256)[a-z.-]+=(\\S+\\.[a-z]+)$");

  @TempDir private Path folder = Path.of("");

  @Test
  void theWorkerReadsItsFile() throws IOException {
    WorkerConfig config = WorkerConfig.read(written("worker", shipped("worker")));
    for (WorkerDuty duty : WorkerDuty.values()) {
      assertEquals("kedgeline_" + duty.word() + "_1", config.ledger().of(duty).user());
    }
    assertEquals(7401, config.healthPort().orElseThrow());
    assertTrue(config.awsEndpoint().isEmpty() && config.clockOffset().isEmpty());
  }

  @Test
  void theServerReadsItsFile() throws IOException {
    ServerConfig config = ServerConfig.read(written("server", shipped("server")));
    assertEquals("kedgeline_server_1", config.ledger().user());
    assertEquals(7400, config.port());
    assertTrue(config.clockOffset().isEmpty() && config.identityStore().isEmpty());
  }

  @Test
  void whatIsCommentedOutCanBeSaidToo() throws IOException {
    WorkerConfig worker = WorkerConfig.read(written("worker", onThisMachine(shipped("worker"))));
    assertTrue(worker.awsEndpoint().isPresent() && worker.clockOffset().isPresent());
    ServerConfig server = ServerConfig.read(written("server", onThisMachine(shipped("server"))));
    assertTrue(server.clockOffset().isPresent() && server.identityStore().isPresent());
  }

  @Test
  void everyKeyThatAProcessKnowsStandsInItsFile() throws IOException {
    Set<String> engine = asked(SETTINGS + "EngineAddress.java");
    Set<String> worker = asked(WORKERS + "WorkerConfig.java");
    worker.addAll(asked(WORKERS + "RunbookKeys.java"));
    worker.addAll(asked(WORKERS + "CanaryIdentity.java"));
    worker.addAll(asked(WORKERS + "ChangeSettings.java"));
    worker.addAll(asked(WORKERS + "PostureSettings.java"));
    worker.addAll(Set.of("aws.credentials", "ledger.user", "ledger.password.file", "ledger.url"));
    for (WorkerDuty duty : WorkerDuty.values()) {
      worker.add("ledger.user." + duty.word());
      worker.add("ledger.password.file." + duty.word());
    }
    Stream.of(Duty.values()).map(duty -> "aws.credentials." + duty.word()).forEach(worker::add);
    worker.addAll(engine);
    Set<String> server = asked(STARTERS + "server/ServerConfig.java");
    server.addAll(engine);
    server.addAll(asked(STARTERS + "slack/SlackSettings.java"));
    server.addAll(asked(STARTERS + "change/ChangeClient.java"));
    server.addAll(asked(STARTERS + "people/store/IdentityStoreConfig.java"));
    server.addAll(asked(STARTERS + "schedule/SchedulePace.java"));
    server.addAll(Set.of("slack.team", "slack.channel", "slack.token", "slack.api"));
    assertEquals(worker, found(KEY, shipped("worker")));
    assertEquals(server, found(KEY, shipped("server")));
    assertEquals(asked(STARTERS + "evidence/TrustRoot.java"), found(KEY, shipped("trust-root")));
  }

  private static Set<String> asked(String source) throws IOException {
    return found(ASKED, Files.readString(ComposeFile.ROOT.resolve(source)));
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  static String shipped(String name) throws IOException {
    return Files.readString(ComposeFile.ROOT.resolve("deploy/" + name + ".properties"));
  }

  /** The settings with every key said, and every address on loopback. */
  private static String onThisMachine(String settings) {
    return settings
        .replaceAll("(?m)^#([a-z.-]+=)", "$1")
        .replaceAll("//(ledger-database|twin):", "//127.0.0.1:")
        .replace("=temporal:", "=127.0.0.1:")
        .replace("https://login.example", "http://127.0.0.1:1");
  }

  /** Writes the settings, and a file for each that they name. */
  private Path written(String name, String settings) throws IOException {
    String here = settings.replace("/run/secrets/", "");
    for (String file : found(FILE, here)) {
      if (!file.contains(":") && !file.endsWith(".example")) {
        MachineKeys.write(folder.resolve(file), "anything\n");
      }
    }
    Files.writeString(
        folder.resolve("issuer.pin"),
        IssuerPin.text(
            settings.contains("https://login.example")
                ? "https://login.example"
                : "http://127.0.0.1:1",
            "kedgeline-approvals",
            List.of(Map.entry("k".repeat(43), "a key"))));
    Path file = folder.resolve(name + ".properties");
    Files.writeString(file, here);
    return file;
  }
}
