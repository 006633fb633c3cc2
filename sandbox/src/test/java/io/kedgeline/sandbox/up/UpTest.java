package io.kedgeline.sandbox.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.schedule.ScheduleTable;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.engine.ChosenEngine;
import io.kedgeline.sandbox.engine.SandboxEngine;
import io.kedgeline.sandbox.world.Browser;
import io.kedgeline.sandbox.world.WorldFiles;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.starters.oidc.IssuerMetadata;
import io.kedgeline.starters.oidc.TerminalSignIn;
import io.kedgeline.starters.server.ServerConfig;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.aws.DirectoryUser;
import io.kedgeline.twins.aws.IdentityCenter;
import io.kedgeline.twins.change.ChangeSender;
import io.kedgeline.twins.oidc.OidcTwin;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import io.kedgeline.twins.slack.SlackTwin;
import io.kedgeline.workflows.settings.IssuerPin;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kedgeline up} for a company that has Slack, Identity Center and a change system. */
class UpTest {

  private static final Path RULEBOOK =
      Path.of("..", "runbooks", "rulebook.yaml").toAbsolutePath().normalize();
  private static final String MAYA = "maya@company.example";
  private static final String EVENT_KEY = "k".repeat(40);
  private static final String SECRET = "s".repeat(32);

  private final LoadedRulebook rulebook = RulebookFile.read(RULEBOOK);
  private final OidcTwin oidc;
  private final SlackTwin slack;
  private final AwsTwin aws;
  private final IdentityCenter center;
  private String maya = "";
  @TempDir private Path folder = Path.of("");

  UpTest() throws IOException {
    this.oidc =
        OidcTwin.start(List.of(WorldFiles.OIDC_CLIENT, WorldFiles.APPROVAL_CLIENT), List.of(MAYA));
    this.slack = SlackTwin.start(InstantSource.system());
    this.aws = AwsTwin.start(InstantSource.system());
    this.center = aws.levers().identityCenter("999988887777", "eu-central-1");
  }

  @BeforeEach
  void theCompanyWritesItsFiles() throws IOException {
    maya = center.add(DirectoryUser.named("maya").at(MAYA).knownTo(oidc.issuer(), MAYA));
    center.join(center.addGroup("incident-responders"), maya);
    AccountKeys keys = aws.createAccount("999988887777");
    secret(
        "aws.credentials",
        "accessKeyId=%s\nsecretAccessKey=%s\n"
            .formatted(keys.accessKeyId(), keys.secretAccessKey()));
    InventedCa ca = InventedCa.root("CN=Company", Instant.now().minus(Duration.ofDays(9)));
    Issued canary =
        ca.issue(
            "CN=kedgeline-canary,O=Company",
            Instant.now().minus(Duration.ofHours(1)),
            Duration.ofDays(1));
    secret("canary.pem", canary.keyPem() + canary.certificatePem());
    secret("slack.token", slack.token() + "\n");
    secret("slack.signing.secret", slack.signingSecret() + "\n");
    secret("change.signing.secret", SECRET + "\n");
    secret("aws.events.keys", EVENT_KEY + "\n");
    Files.writeString(
        folder.resolve("issuer.pin"),
        IssuerPin.text(
            oidc.issuer(),
            WorldFiles.APPROVAL_CLIENT,
            List.of(Map.entry(oidc.keyThumbprint(), "the twin's"))));
    Files.writeString(
        folder.resolve("people.yaml"),
        "people:\n  - id: %s\n    certificates: [maya-breakglass]\n".formatted(maya));
  }

  @AfterEach
  void theCompanyEnds() {
    slack.close();
    aws.close();
    oidc.close();
  }

  private void secret(String name, String text) throws IOException {
    MachineKeys.write(folder.resolve(name), text);
  }

  private Path settings(String more) throws IOException {
    return Files.writeString(
        folder.resolve("up.properties"),
        """
        rulebook=%s
        rulebook.sha256=%s
        people=people.yaml
        people.identity-store=%s
        people.identity-store.region=eu-central-1
        people.identity-store.credentials=aws.credentials
        oidc.issuer=%s
        oidc.client=%s
        issuer.pin=issuer.pin
        canary=canary.pem
        aws.credentials=aws.credentials
        aws.endpoint=%s
        http.port=0
        http.address=https://kedgeline.example
        slack.team=%s
        slack.channel=%s
        slack.token=slack.token
        slack.signing.secret=slack.signing.secret
        slack.api=%s
        change.signing.secret=change.signing.secret
        aws.events.keys=aws.events.keys
        %s
        """
            .formatted(
                RULEBOOK,
                rulebook.sha256(),
                center.id(),
                oidc.issuer(),
                WorldFiles.OIDC_CLIENT,
                aws.endpoint(),
                slack.teamId(),
                slack.channel("break-glass").id(),
                slack.endpoint(),
                more));
  }

  @Test
  void theDoorsThatItsSettingsNameAnswer() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    UpConfig config = UpConfig.read(settings("schedules=server"));
    try (ChosenEngine engine = new ChosenEngine.InMemory(SandboxEngine.start(0));
        Machine machine = new Machine(config, home, engine)) {
      slackIsBelievedBySignature(machine.server().resolve("/slack/interactions"));
      theChangeSystemIsBelievedBySignature(machine.server());
      eventBridgeIsKnownByItsKey(machine.server());
      assertEquals(maya, signedIn(machine.server()));
      theTickerLooksAtWhatTheRulebookDeclares(home);
    }
  }

  private void slackIsBelievedBySignature(URI interactions) {
    String body = "payload=%7B%7D";
    assertEquals(OptionalInt.of(401), slack.send(interactions, body, Map.of()).ack().status());
    assertEquals(
        OptionalInt.of(400),
        slack.send(interactions, body, slack.signed(body, Instant.now())).ack().status(),
        "it is Slack's, and says nothing");
    assertEquals(
        1,
        Waiting.until(
            () -> Optional.of(slack.calls("auth.test").size()),
            count -> count > 0,
            "Slack to be asked whose token it is"));
  }

  private static void theChangeSystemIsBelievedBySignature(URI server) {
    String path = "/v1/changes/CHG-1/runs";
    try (ChangeSender ours = new ChangeSender(server, SECRET);
        ChangeSender stranger = new ChangeSender(server, "t".repeat(32))) {
      assertEquals(401, stranger.send(path, "{}").status());
      assertEquals(400, ours.send(path, "{}").status(), "it is theirs, and asks for nothing");
    }
  }

  private static void eventBridgeIsKnownByItsKey(URI server) throws Exception {
    assertEquals(401, deliver(server, "e".repeat(40)));
    assertEquals(400, deliver(server, EVENT_KEY), "it is EventBridge's, and no event");
  }

  private static int deliver(URI server, String key) throws Exception {
    HttpRequest delivery =
        HttpRequest.newBuilder(server.resolve("/v1/aws-events"))
            .header("Content-Type", "application/json")
            .header("X-Kedgeline-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(delivery, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private String signedIn(URI server) {
    String token =
        new TerminalSignIn(IssuerMetadata.discover(oidc.issuer()), WorldFiles.OIDC_CLIENT)
            .complete(Optional.of(MAYA), new Browser(), Duration.ofSeconds(20))
            .token();
    return new ApiClient(server, Optional.of(token)).me().id().value();
  }

  private void theTickerLooksAtWhatTheRulebookDeclares(Path home) {
    Schedule declared = rulebook.rulebook().schedules().orElseThrow().declared().getFirst();
    try (LedgerDatabase ledger =
        LedgerDatabase.open(ServerConfig.read(home.resolve("server.properties")).ledger())) {
      ScheduleTable table = new ScheduleTable(ledger);
      assertTrue(
          Waiting.until(
                  () -> Optional.of(table.seenSince(declared.name(), declared.digest())),
                  Optional::isPresent,
                  "the ticker to beat")
              .isPresent());
    }
  }

  @Test
  void theServerIsToldAllThatTellsTheChangeSystemsOwnTokens() throws IOException {
    Map<String, String> client =
        Map.of(
            "change.client.id", "change-system",
            "change.client.subject", "service-account-change-system",
            "change.client.audience", "kedgeline-changes");
    Map<String, String> told =
        new TreeMap<>(
            UpConfig.read(
                    settings(
                        client.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining("\n"))))
                .doors()
                .settings());
    told.keySet().removeIf(key -> !key.startsWith("change.client."));
    assertEquals(client, told);
  }

  @Test
  void theStandInIsForWorkersThatSpeakAsItDoes() throws IOException {
    Path plain = settings("change.kind=plain");
    assertTrue(
        String.valueOf(assertThrows(SettingsFault.class, () -> UpConfig.read(plain)).getMessage())
            .contains("change.kind: must be servicenow unless change.url says"));
    assertEquals(
        Optional.of("plain"),
        UpConfig.read(settings("change.kind=plain\nchange.url=https://changes.company.example"))
            .changeKind());
    assertEquals(
        Optional.of("servicenow"), UpConfig.read(settings("change.kind=servicenow")).changeKind());
  }

  @Test
  void whatIsWrongWithADoorIsAFaultOfTheCompanysOwnFile() throws IOException {
    Path settings = settings("schedules=sometimes");
    Files.writeString(
        settings, Files.readString(settings).replaceAll("slack.team=.*", "slack.team=Company"));
    SettingsFault fault = assertThrows(SettingsFault.class, () -> UpConfig.read(settings));
    String said = String.valueOf(fault.getMessage());
    assertTrue(said.contains("schedules: must be engine, server or off"), said);
    assertTrue(said.contains("slack.team: must be Slack's id of it, not its name"), said);
    assertTrue(said.contains(settings.toString()), said);
  }
}
