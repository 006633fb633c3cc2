package io.kedgeline.starters.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.workflows.settings.EngineAddress;
import io.kedgeline.workflows.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void everyFaultOfTheSettingsIsToldAtOnce() throws IOException {
    Path file = folder.resolve("server.properties");
    Files.writeString(
        file, "http.port=70000\npeople.interval=soon\npeople=nowhere.yaml\nledger.url=u\n");
    SettingsFault fault = assertThrows(SettingsFault.class, () -> ServerConfig.read(file));
    assertEquals(
        """
        %s has 11 faults:
          act.key: is required
          http.port: must be 0 to 65535
          ledger.password.file: is required
          ledger.user: is required
          oidc.client: is required
          oidc.issuer: is required
          payload.keys: is required
          people.interval: must be an ISO-8601 duration such as PT1M
          people: must name a file, %s is none
          rulebook.sha256: is required
          rulebook: is required\
        """
            .formatted(file, folder.resolve("nowhere.yaml")),
        fault.getMessage());
  }

  @Test
  void itListensOnLoopbackUnlessToldOtherwise() throws IOException {
    for (String name : new String[] {"password", "rulebook", "keys", "act", "people"}) {
      Files.writeString(folder.resolve(name), "x");
    }
    Path file = folder.resolve("server.properties");
    Files.writeString(
        file,
        """
        ledger.url=jdbc:postgresql://h/d
        ledger.user=u
        ledger.password.file=password
        rulebook=rulebook
        rulebook.sha256=%s
        payload.keys=keys
        act.key=act
        people=people
        oidc.issuer=https://id.example
        oidc.client=cli
        """
            .formatted("ab".repeat(32)));
    ServerConfig config = ServerConfig.read(file);
    assertEquals("127.0.0.1", config.host());
    assertEquals(ServerConfig.USUAL_PORT, config.port());
    assertInstanceOf(EngineAddress.FromEnvironment.class, config.engine());
  }
}
