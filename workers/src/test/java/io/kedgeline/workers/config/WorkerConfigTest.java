package io.kedgeline.workers.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.workers.WorkerProcess;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerConfigTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void everyFaultOfTheSettingsIsToldAtOnce() throws IOException {
    Path file = folder.resolve("worker.properties");
    Files.writeString(file, "ledger.url=jdbc:postgresql://h/d\nengine.target=h:1\nspeed=fast\n");
    SettingsFault fault = assertThrows(SettingsFault.class, () -> WorkerConfig.read(file));
    assertEquals(
        """
        %s has 12 faults:
          canary: is required
          engine.namespace: is required
          issuer.pin: is required
          keyring: is required
          ledger.password.file: is required
          ledger.user: is required
          payload.keys: is required
          rulebook.sha256: is required
          rulebook: is required
          seal.key: is required
          speed: is not a setting of this process
          witness.key: is required\
        """
            .formatted(file),
        fault.getMessage());
  }

  @Test
  void aWorkerReadsOnlyWhatItsDutiesNeed() throws IOException {
    Path file = settings("canary.identity=CN=canary", "seal.key=none", "canary=none");
    for (WorkerDuty duty : Set.of(WorkerDuty.NOTARISE, WorkerDuty.OPEN, WorkerDuty.CONTAIN)) {
      WorkerConfig config = WorkerConfig.read(file, Set.of(duty));
      assertTrue(config.runbookKeys().isEmpty());
      assertEquals("CN=canary", config.canaryIdentity().value());
    }
    assertEquals(
        List.of(
            "  canary: must name a file, " + folder.resolve("none") + " is none",
            "  seal.key: must name a file, " + folder.resolve("none") + " is none",
            "  witness.key: is required"),
        faults(file, WorkerDuty.RUNBOOKS, WorkerDuty.OPEN));
  }

  @Test
  void whoWritesASessionPolicyMustKnowTheCanary() throws IOException {
    Path file = settings();
    assertEquals(List.of("  canary.identity: is required"), faults(file, WorkerDuty.OPEN));
    assertEquals(List.of("  canary.identity: is required"), faults(file, WorkerDuty.CONTAIN));
    assertEquals(List.of(), faults(file, WorkerDuty.NOTARISE));
    assertEquals(
        List.of(
            "  canary.identity: must be CN= and the common name of the canary's certificate, of 61 characters at most"),
        faults(settings("canary.identity=canary"), WorkerDuty.OPEN));
  }

  @Test
  void anIdentityOfOneDutyIsOutOfReachForTheOthers() throws IOException {
    secret("open.credentials", "accessKeyId=AKIAOPEN\nsecretAccessKey=s3cret\n");
    Path file =
        settings(
            "canary.identity=CN=canary",
            "aws.credentials=none",
            "aws.credentials.open=open.credentials",
            "aws.credentials.notarise=none");
    AwsAccess access = WorkerConfig.read(file, Set.of(WorkerDuty.OPEN)).awsAccess();
    assertEquals("AKIAOPEN", access.base().apply(Duty.OPEN).resolveCredentials().accessKeyId());
    assertThrows(IllegalStateException.class, () -> access.base().apply(Duty.NOTARISE));
    assertEquals(
        List.of(
            "  aws.credentials.notarise: must name a file, " + folder.resolve("none") + " is none"),
        faults(file, WorkerDuty.NOTARISE));
  }

  @Test
  void aDutyTakesTheDatabaseUserOfItsOwnAndTheOthersTheCommonOne() throws IOException {
    secret("password.open", "open's");
    Path file =
        settings(
            "canary.identity=CN=canary",
            "ledger.user.open=o",
            "ledger.password.file.open=password.open",
            "ledger.user.contain=c");
    LedgerUsers users =
        WorkerConfig.read(file, Set.of(WorkerDuty.NOTARISE, WorkerDuty.OPEN)).ledger();
    assertEquals(
        new LedgerConfig("jdbc:postgresql://h/d", "u", "secret"), users.of(WorkerDuty.NOTARISE));
    assertEquals(
        new LedgerConfig("jdbc:postgresql://h/d", "o", "open's"), users.of(WorkerDuty.OPEN));
    assertThrows(IllegalStateException.class, () -> users.of(WorkerDuty.CONTAIN));
    assertEquals(
        List.of("  ledger.password.file.contain: is required"), faults(file, WorkerDuty.CONTAIN));
  }

  @Test
  void aWordThatIsNoDutyIsNamed() {
    assertEquals(
        "--for: 'sweep' is no duty; there are runbooks, notarise, open, contain, provision, issue, pki",
        assertThrows(IllegalArgumentException.class, () -> WorkerDuty.of("open,sweep"))
            .getMessage());
    assertEquals(Set.of(WorkerDuty.OPEN, WorkerDuty.CONTAIN), WorkerDuty.of("contain, open"));
  }

  private List<String> faults(Path file, WorkerDuty... duties) {
    try {
      WorkerConfig.read(file, Set.of(duties));
      return List.of();
    } catch (SettingsFault fault) {
      return String.valueOf(fault.getMessage()).lines().skip(1).toList();
    }
  }

  /** What every duty needs, and more. */
  private Path settings(String... more) throws IOException {
    secret("password", "secret");
    secret("file", "anything");
    return Files.writeString(
        folder.resolve("worker.properties"),
        """
        ledger.url=jdbc:postgresql://h/d
        ledger.user=u
        ledger.password.file=password
        engine.target=h:1
        engine.namespace=default
        rulebook=file
        rulebook.sha256=%s
        keyring=file
        issuer.pin=file
        payload.keys=file
        %s
        """
            .formatted("0".repeat(64), String.join("\n", more)));
  }

  @Test
  void besideAwsItselfNoTimeIsSkipped() throws IOException {
    Files.writeString(folder.resolve("clock"), "0");
    Path file = folder.resolve("worker.properties");
    Files.writeString(
        file,
        """
        ledger.url=jdbc:postgresql://127.0.0.1:5432/d
        engine.target=127.0.0.1:7233
        engine.namespace=default
        sandbox.clock.offset=clock
        """);
    SettingsFault fault = assertThrows(SettingsFault.class, () -> WorkerConfig.read(file));
    assertEquals(
        List.of(
            "  sandbox.clock.offset: is for a sandbox only, where aws.endpoint is on 127.0.0.1"),
        String.valueOf(fault.getMessage())
            .lines()
            .filter(line -> line.contains("sandbox"))
            .toList());
  }

  @Test
  void aCompanysWorkerDoesNotStartWithASandboxsKey() throws IOException {
    Path rulebook = Path.of("..", "runbooks", "rulebook.yaml");
    Files.copy(rulebook, folder.resolve("rulebook.yaml"));
    Files.writeString(
        folder.resolve("act.keyring"),
        "sandbox-server-1 MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n");
    Path file = settings();
    Files.writeString(
        file,
        Files.readString(file)
            .replace("rulebook=file", "rulebook=rulebook.yaml")
            .replace("0".repeat(64), RulebookFile.read(rulebook).sha256().hex())
            .replace("keyring=file", "keyring=act.keyring"));
    WorkerConfig config = WorkerConfig.read(file, Set.of(WorkerDuty.NOTARISE));
    SettingsFault fault =
        assertThrows(SettingsFault.class, () -> WorkerProcess.start(config).close());
    assertEquals(
        folder.resolve("act.keyring")
            + " has 1 fault:\n  sandbox-server-1 is a sandbox's key, which no company believes:"
            + " kedgeline keys draw FOLDER",
        fault.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://change.company.example",
        "https://user:word@change.company.example",
        "https://change.company.example/api",
        "https://change.company.example?x=1",
        "ftp://change.company.example",
        "change.company.example"
      })
  void theChangeSystemsTokenGoesOnlyWhereNobodyListensIn(String url) throws IOException {
    Path file = folder.resolve("worker.properties");
    Files.writeString(file, "change.url=" + url + "\n");
    SettingsFault fault = assertThrows(SettingsFault.class, () -> WorkerConfig.read(file));
    assertEquals(
        List.of("  change.url: must be https://host, or http:// on 127.0.0.1"),
        String.valueOf(fault.getMessage())
            .lines()
            .filter(line -> line.contains("change"))
            .toList());
  }

  @Test
  void aCanaryFileWithoutAKeyIsNamed() throws IOException {
    Path file = secret("canary.pem", "nothing");
    SettingsFault fault = assertThrows(SettingsFault.class, () -> CanaryFile.read(file));
    assertEquals(
        file + " has 1 fault:\n  must hold a PKCS#8 private key and a certificate in PEM",
        fault.getMessage());
  }

  @Test
  void theBaseIdentityIsReadWhole() throws IOException {
    Path file = secret("aws.credentials", "accessKeyId=AKIA\nsecretAccessKey=s3cret\n");
    assertEquals("AKIA", BaseIdentityFile.read(file).accessKeyId());
    assertEquals("s3cret", BaseIdentityFile.read(file).secretAccessKey());
  }

  @Test
  void halfABaseIdentityIsNamed() throws IOException {
    Path file = secret("aws.credentials", "accessKeyId=AKIA\naccessKeyId=AKIB\n");
    SettingsFault fault = assertThrows(SettingsFault.class, () -> BaseIdentityFile.read(file));
    assertEquals(
        file + " has 2 faults:\n  accessKeyId: stands twice\n  secretAccessKey: is required",
        fault.getMessage());
  }

  @Test
  void secretsThatOthersCanReadAreNotTaken() throws IOException {
    Path file = secret("secret", "accessKeyId=AKIA\nsecretAccessKey=s3cret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    String message =
        file + " has 1 fault:\n  must be readable by its owner only: run chmod 600 on it";
    assertEquals(
        message, assertThrows(SettingsFault.class, () -> BaseIdentityFile.read(file)).getMessage());
    assertEquals(
        message, assertThrows(SettingsFault.class, () -> CanaryFile.read(file)).getMessage());
  }

  private Path secret(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
