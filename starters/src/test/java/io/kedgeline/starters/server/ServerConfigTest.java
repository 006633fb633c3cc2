package io.kedgeline.starters.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.resource.Region;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.starters.people.store.IdentityStoreConfig;
import io.kedgeline.workflows.settings.EngineAddress;
import io.kedgeline.workflows.settings.IssuerPin;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        %s has 12 faults:
          act.key: is required
          http.port: must be 0 to 65535
          issuer.pin: is required
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
    ServerConfig config = ServerConfig.read(settings(""));
    assertEquals("127.0.0.1", config.host());
    assertEquals(ServerConfig.USUAL_PORT, config.port());
    assertInstanceOf(EngineAddress.FromEnvironment.class, config.engine());
  }

  @Test
  void aPasswordThatOthersCanReadIsRefused() throws IOException {
    Path file = settings("");
    Path password = folder.resolve("password");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    SettingsFault fault = assertThrows(SettingsFault.class, () -> ServerConfig.read(file));
    assertEquals(
        password + " has 1 fault:\n  must be readable by its owner only: run chmod 600 on it",
        fault.getMessage());
  }

  @Test
  void besideARealCompanyNoTimeIsSkipped() throws IOException {
    Path file = settings("sandbox.clock.offset=people\n");
    SettingsFault fault = assertThrows(SettingsFault.class, () -> ServerConfig.read(file));
    assertEquals(
        """
        %s has 3 faults:
          sandbox.clock.offset: is for a sandbox only, where engine.target is on 127.0.0.1
          sandbox.clock.offset: is for a sandbox only, where ledger.url is on 127.0.0.1
          sandbox.clock.offset: is for a sandbox only, where oidc.issuer is on 127.0.0.1\
        """
            .formatted(file),
        fault.getMessage());
  }

  @Test
  void peopleComeFromTheIdentityStoreThatIsNamed() throws IOException {
    Files.writeString(folder.resolve("aws"), "x");
    IdentityStoreConfig store =
        ServerConfig.read(
                settings(
                    """
                    people.identity-store=d-1234567890
                    people.identity-store.region=eu-central-1
                    people.identity-store.credentials=aws
                    aws.endpoint=http://127.0.0.1:4566
                    """))
            .identityStore()
            .orElseThrow();
    assertEquals("d-1234567890", store.id());
    assertEquals(new Region("eu-central-1"), store.region());
    assertEquals(Optional.of(folder.resolve("aws")), store.credentials());
    assertEquals(Optional.of(URI.create("http://127.0.0.1:4566")), store.endpoint());
  }

  @Test
  void whatIsWrongWithTheIdentityStoreIsTold() throws IOException {
    Path file =
        settings(
            """
            people.identity-store=1234567890
            people.identity-store.region=Frankfurt
            aws.endpoint=http://twin:4566
            """);
    SettingsFault fault = assertThrows(SettingsFault.class, () -> ServerConfig.read(file));
    assertEquals(
        """
        %s has 3 faults:
          aws.endpoint: must be https://host, or http:// on 127.0.0.1
          people.identity-store.region: must be a Region code such as eu-central-1
          people.identity-store: must be an id such as d-1234567890\
        """
            .formatted(file),
        fault.getMessage());
  }

  @Test
  void withoutAnIdentityStoreItsKeysAreNone() throws IOException {
    Path file = settings("people.identity-store.region=eu-central-1\naws.endpoint=https://a\n");
    SettingsFault fault = assertThrows(SettingsFault.class, () -> ServerConfig.read(file));
    assertEquals(
        """
        %s has 2 faults:
          aws.endpoint: is not a setting of this process
          people.identity-store.region: is not a setting of this process\
        """
            .formatted(file),
        fault.getMessage());
  }

  @Test
  void aCompanysServerDoesNotStartWithASandboxsKey() throws IOException {
    Path file = settings("");
    Path rulebook = Path.of("..", "runbooks", "rulebook.yaml");
    Files.copy(rulebook, folder.resolve("rulebook"), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        file,
        Files.readString(file)
            .replace("ab".repeat(32), RulebookFile.read(rulebook).sha256().hex())
            .replace("act.key=act", "act.key=act.key"));
    MachineKeys.drawForSandbox(folder);
    ServerConfig config = ServerConfig.read(file);
    SettingsFault fault =
        assertThrows(SettingsFault.class, () -> ServerProcess.start(config).close());
    assertEquals(
        folder.resolve("act.key")
            + " has 1 fault:\n  sandbox-server-1 is a sandbox's key, which no company believes:"
            + " kedgeline keys draw FOLDER",
        fault.getMessage());
  }

  private Path settings(String more) throws IOException {
    for (String name : new String[] {"password", "rulebook", "keys", "act", "people"}) {
      Files.setPosixFilePermissions(
          Files.writeString(folder.resolve(name), "x"),
          PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(
        folder.resolve("issuer.pin"),
        IssuerPin.text("https://id.example", "approvals", List.of(Map.entry("k".repeat(43), "k"))));
    return Files.writeString(
        folder.resolve("server.properties"),
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
        issuer.pin=issuer.pin
        %s\
        """
            .formatted("ab".repeat(32), more));
  }
}
