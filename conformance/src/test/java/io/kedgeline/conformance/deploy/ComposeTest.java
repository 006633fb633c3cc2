package io.kedgeline.conformance.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the compose file promises to an operator holds. */
class ComposeTest {

  private static final Pattern PINNED = Pattern.compile("[a-z/-]+:\\d+\\.\\d+[0-9._]*(-[a-z-]+)?");
  private static final Pattern FROM = Pattern.compile("(?m)^FROM (\\S+)( AS (\\S+))?$");
  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(PASSWORD|PWD|SECRET|TOKEN|CREDENTIAL|KEY).*");
  private static final Pattern LOGIN_IN_ADDRESS = Pattern.compile("://[^/\\s]+:[^/\\s]+@");
  private static final Pattern SECRET_FILE = Pattern.compile("/run/secrets/([A-Za-z.-]+)");

  @Test
  void everyPortIsPublishedOnLoopbackOnly() throws IOException {
    Set<String> open = new TreeSet<>();
    ComposeFile.shipped()
        .services()
        .forEach((name, service) ->
            ComposeFile.strings(service.get("ports")).stream()
                .filter(port -> !port.matches("127\\.0\\.0\\.1:\\d+:\\d+"))
                .forEach(port -> open.add(name + ": " + port)));
    assertEquals(Set.of(), open);
  }

  @Test
  void noServiceIsOnTheMachinesOwnNetwork() throws IOException {
    ComposeFile.shipped()
        .services()
        .forEach((name, service) -> assertTrue(!service.containsKey("network_mode"), name));
  }

  @Test
  void noSecretStandsInAVariable() throws IOException {
    Set<String> plain = new TreeSet<>();
    ComposeFile.shipped()
        .services()
        .forEach((name, service) ->
            ComposeFile.map(service.get("environment"))
                .forEach((variable, value) -> {
                  boolean named = SECRET_NAME.matcher(variable).matches();
                  boolean file = String.valueOf(value).startsWith("/run/secrets/");
                  if (named && !file) {
                    plain.add(name + ": " + variable);
                  }
                }));
    assertEquals(Set.of(), plain);
    assertTrue(
        !LOGIN_IN_ADDRESS
            .matcher(Files.readString(ComposeFile.ROOT.resolve("docker-compose.yml")))
            .find());
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
        Map.of("worker", "worker", "server", "server", "ledger-schema", "ledger").entrySet()) {
      Set<String> named = new TreeSet<>();
      Matcher files =
          SECRET_FILE.matcher(
              Files.readString(
                  ComposeFile.ROOT.resolve("deploy/" + process.getValue() + ".properties")));
      while (files.find()) {
        named.add(files.group(1));
      }
      assertEquals(named, compose.secretsOf(process.getKey()), process.getKey());
    }
  }

  @Test
  void everyServiceIsWatchedOrIsWaitedFor() throws IOException {
    ComposeFile compose = ComposeFile.shipped();
    Set<String> waitedFor = new TreeSet<>();
    compose
        .services()
        .values()
        .forEach(service ->
            ComposeFile.map(service.get("depends_on"))
                .forEach((on, how) -> {
                  if ("service_completed_successfully"
                      .equals(ComposeFile.map(how).get("condition"))) {
                    waitedFor.add(on);
                  }
                }));
    compose
        .services()
        .forEach((name, service) -> {
          boolean ends = waitedFor.contains(name);
          assertEquals(ends ? "on-failure:5" : "unless-stopped", service.get("restart"), name);
          assertEquals(!ends, service.containsKey("healthcheck"), name);
        });
  }

  @Test
  void everyImageIsPinnedToAVersion() throws IOException {
    Set<String> loose = new TreeSet<>();
    ComposeFile.shipped()
        .services()
        .forEach((name, service) -> {
          String image = String.valueOf(service.get("image"));
          if (!PINNED.matcher(image).matches()) {
            loose.add(name + ": " + image);
          }
        });
    Set<String> stages = new TreeSet<>();
    Matcher from = FROM.matcher(Files.readString(ComposeFile.ROOT.resolve("Dockerfile")));
    while (from.find()) {
      if (!stages.contains(from.group(1)) && !PINNED.matcher(from.group(1)).matches()) {
        loose.add("Dockerfile: " + from.group(1));
      }
      stages.add(String.valueOf(from.group(3)));
    }
    assertEquals(Set.of(), loose);
  }

  @Test
  void ourOwnProcessesWriteNowhereAndAreNobodySpecial() throws IOException {
    ComposeFile.shipped()
        .services()
        .forEach((name, service) -> {
          if (String.valueOf(service.get("image")).startsWith("kedgeline")) {
            assertEquals(true, service.get("read_only"), name);
            assertEquals(List.of("ALL"), service.get("cap_drop"), name);
          }
        });
  }
}
