package io.kedgeline.conformance.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the compose file promises to an operator holds; a guilty one shows that each rule bites. */
class ComposeTest {

  private static final Pattern FROM = Pattern.compile("(?m)^FROM (\\S+)( AS (\\S+))?$");
  private static final Pattern SECRET_FILE = Pattern.compile("/run/secrets/([A-Za-z.-]+)");

  @TempDir private Path folder = Path.of("");

  private static final ComposeFile GUILTY =
      ComposeFile.parse(
          """
          services:
            open:
              image: postgres:latest
              ports: ["5432:5432", "0.0.0.0:1:1", "127.0.0.1:2:2"]
              environment: { POSTGRES_PASSWORD: hunter2, DATABASE: "postgres://a:b@c/d" }
              restart: always
            ours:
              image: kedgeline:0.1.0
              network_mode: host
              restart: unless-stopped
              healthcheck: { disable: true }
              depends_on: { ended: { condition: service_completed_successfully } }
            ended:
              image: temporalio/server:1.31.2@x
              restart: on-failure:5
              healthcheck: {}
          """);

  @Test
  void nothingIsPublishedButOnLoopback() throws IOException {
    assertEquals(Set.of(), ComposeRules.publishedBeyondLoopback(ComposeFile.shipped()));
    assertEquals(
        Set.of("open: 5432:5432", "open: 0.0.0.0:1:1", "ours: network_mode"),
        ComposeRules.publishedBeyondLoopback(GUILTY));
  }

  @Test
  void noSecretStandsInAVariable() throws IOException {
    assertEquals(Set.of(), ComposeRules.secretsInVariables(ComposeFile.shipped()));
    assertEquals(
        Set.of("open: POSTGRES_PASSWORD", "open: DATABASE"),
        ComposeRules.secretsInVariables(GUILTY));
  }

  @Test
  void everyServiceIsWatchedOrIsWaitedFor() throws IOException {
    assertEquals(Set.of(), ComposeRules.unwatched(ComposeFile.shipped()));
    assertEquals(
        Set.of("open: healthcheck", "open: restart", "ended: healthcheck"),
        ComposeRules.unwatched(GUILTY));
  }

  @Test
  void everyImageIsPinnedToAVersion() throws IOException {
    assertEquals(Set.of(), ComposeRules.loosePins(ComposeFile.shipped()));
    assertEquals(
        Set.of("open: postgres:latest", "ended: temporalio/server:1.31.2@x"),
        ComposeRules.loosePins(GUILTY));
  }

  @Test
  void ourOwnProcessesWriteNowhereAndAreNobodySpecial() throws IOException {
    assertEquals(Set.of(), ComposeRules.tooFree(ComposeFile.shipped()));
    assertEquals(Set.of("ours: cap_drop", "ours: read_only"), ComposeRules.tooFree(GUILTY));
  }

  @Test
  void everyImageThatOursIsBuiltFromIsPinned() throws IOException {
    Set<String> loose = new TreeSet<>();
    Set<String> stages = new TreeSet<>();
    Matcher from = FROM.matcher(Files.readString(ComposeFile.ROOT.resolve("Dockerfile")));
    while (from.find()) {
      if (!stages.contains(from.group(1))
          && !ComposeRules.PINNED.matcher(from.group(1)).matches()) {
        loose.add(from.group(1));
      }
      stages.add(String.valueOf(from.group(3)));
    }
    assertTrue(stages.contains("kedgeline") && stages.contains("sandbox"));
    assertEquals(Set.of(), loose);
  }

  @Test
  void everySecretIsAFileThatTheDocumentTellsOf() throws IOException {
    String document = Files.readString(ComposeFile.ROOT.resolve("docs/deploy.md"));
    Set<String> used = new TreeSet<>();
    ComposeFile compose = ComposeFile.shipped();
    compose.services().keySet().forEach(service -> used.addAll(compose.secretsOf(service)));
    assertEquals(compose.secrets().keySet(), used);
    compose
        .secrets()
        .forEach((name, secret) -> {
          assertEquals(
              Map.of("file", "${KEDGELINE_COMPANY:-./company}/secrets/" + name), secret, name);
          assertTrue(document.contains("`" + name + "`"), name);
        });
  }

  @Test
  void eachProcessGetsTheSecretsThatItsSettingsNameAndNoOther() throws IOException {
    ComposeFile compose = ComposeFile.shipped();
    for (Map.Entry<String, String> process :
        Map.of("server", "server", "ledger-schema", "ledger").entrySet()) {
      Set<String> named = new TreeSet<>();
      Matcher files = SECRET_FILE.matcher(SettingsFilesTest.shipped(process.getValue()));
      while (files.find()) {
        named.add(files.group(1));
      }
      assertEquals(named, compose.secretsOf(process.getKey()), process.getKey());
    }
  }

  @ParameterizedTest
  @EnumSource(WorkerDuty.class)
  void eachWorkerGetsTheSecretsOfItsDutyAndNoOther(WorkerDuty duty) throws IOException {
    ComposeFile compose = ComposeFile.shipped();
    String service = "worker-" + duty.word();
    assertEquals(
        List.of("worker", "--for=" + duty.word(), "/etc/kedgeline/worker.properties"),
        ComposeFile.strings(compose.services().getOrDefault(service, Map.of()).get("command")));
    Set<String> mounted = compose.secretsOf(service);
    assertEquals(Set.of(), faultsWith(mounted, duty));
    for (String secret : mounted) {
      Set<String> others = new TreeSet<>(mounted);
      others.remove(secret);
      assertEquals(Set.of(secret), faultsWith(others, duty));
    }
  }

  /** The secrets that a worker for this duty misses when these are mounted. */
  private Set<String> faultsWith(Set<String> mounted, WorkerDuty duty) throws IOException {
    Path secrets = Files.createTempDirectory(folder, "secrets");
    for (String secret : mounted) {
      MachineKeys.write(secrets.resolve(secret), "anything\n");
    }
    Files.writeString(secrets.resolve("rulebook.yaml"), "anything");
    Path settings =
        Files.writeString(
            secrets.resolve("worker.properties"),
            SettingsFilesTest.shipped("worker").replace("/run/secrets/", ""));
    try {
      WorkerConfig.read(settings, Set.of(duty));
      return Set.of();
    } catch (SettingsFault fault) {
      Set<String> missing = new TreeSet<>();
      Matcher files = Pattern.compile("/([A-Za-z.-]+) is none").matcher(fault.getMessage());
      while (files.find()) {
        missing.add(files.group(1));
      }
      return missing;
    }
  }
}
