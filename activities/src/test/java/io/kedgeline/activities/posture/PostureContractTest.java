package io.kedgeline.activities.posture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.posture.Claim;
import io.kedgeline.domain.posture.Demand;
import io.kedgeline.domain.posture.KeyAttestation;
import io.kedgeline.domain.posture.KeyProtection;
import io.kedgeline.domain.posture.PostureCheck;
import io.kedgeline.domain.posture.PostureFinding;
import io.kedgeline.domain.posture.PostureQuestion;
import io.kedgeline.domain.posture.PostureReport;
import io.kedgeline.domain.posture.PostureRules;
import io.kedgeline.twins.posture.DeviceSwitch;
import io.kedgeline.twins.posture.PostureTwin;
import io.kedgeline.workflows.port.PostureLook;
import io.kedgeline.workflows.port.PostureReading;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of device management, what is believed, and that the document says the same. */
@Timeout(60)
class PostureContractTest {

  private static final String TOKEN = "the-token-of-a-reader";
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final DeviceId LAPTOP = new DeviceId("laptop-0042");
  private static final Persona ANALYST = new Persona("analyst-laptop");
  private static final Digest KEY = Digest.ofText("the key");
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\\n(\\{.*?\\})\\n```");
  private static final Pattern TYPE = Pattern.compile("`(POSTURE_[A-Z]+)`");

  private final PostureTwin twin = PostureTwin.start(TOKEN, () -> NOW);
  private final DeviceManagement devices =
      new DeviceManagement(new PostureAccess(twin.endpoint(), TOKEN));

  PostureContractTest() throws IOException {}

  @AfterEach
  void stop() {
    devices.close();
    twin.close();
  }

  @Test
  void aDeviceThatShowsEverythingIsRead() {
    register();
    assertEquals(
        Optional.of(
            new PostureReport(
                LAPTOP,
                ANALYST,
                NOW,
                Claim.YES,
                Claim.YES,
                Claim.YES,
                Optional.of(0),
                Optional.of(new KeyAttestation(KeyProtection.TPM, KEY)))),
        devices.find(LAPTOP));
    assertEquals(List.of(), judged());
  }

  @ParameterizedTest
  @CsvSource({
    "DISK_NOT_ENCRYPTED, DISK_NOT_ENCRYPTED",
    "EDR_NOT_RUNNING,    EDR_NOT_RUNNING",
    "FIREWALL_OFF,       FIREWALL_OFF",
    "KERNEL_TOO_OLD,     KERNEL_TOO_OLD",
    "KEY_IN_SOFTWARE,    KEY_NOT_PROTECTED",
    "OTHER_KEY,          OTHER_KEY",
    "DISK_UNSAID,        DISK_UNKNOWN",
    "EDR_UNSAID,         EDR_UNKNOWN",
    "FIREWALL_UNSAID,    FIREWALL_UNKNOWN",
    "KERNEL_UNSAID,      KERNEL_UNKNOWN",
    "ATTESTATION_UNSAID, ATTESTATION_MISSING",
    "STALE,              REPORT_STALE",
    "AHEAD,              REPORT_AHEAD",
    "OTHER_PERSONA,      OTHER_PERSONA",
    "UNKNOWN,            REPORT_MISSING"
  })
  void whatADeviceLacksIsFoundOut(DeviceSwitch turned, PostureFinding.Code code) {
    register();
    twin.turn(LAPTOP.value(), turned);
    assertEquals(List.of(code), judged());
  }

  @ParameterizedTest
  @CsvSource({
    "DOWN,              POSTURE_UNAVAILABLE, answered 503",
    "RATE_LIMITED,      POSTURE_UNAVAILABLE, answered 429",
    "HANG,              POSTURE_UNAVAILABLE, gave no whole answer within PT0.3S",
    "SLOW,              POSTURE_UNAVAILABLE, gave no whole answer within PT0.3S",
    "NOT_AUTHENTICATED, POSTURE_UNREADABLE,  answered 401",
    "REDIRECT,          POSTURE_UNREADABLE,  answered 302",
    "SIGN_IN_PAGE,      POSTURE_UNREADABLE,  did not answer with JSON",
    "NO_SUCH_PAGE,      POSTURE_UNREADABLE,  did not answer with JSON",
    "GARBAGE,           POSTURE_UNREADABLE,  answered with JSON that cannot be read",
    "NO_REPORT,         POSTURE_UNREADABLE,  answered without a report",
    "MORE_MEMBERS,      POSTURE_UNREADABLE,  answered with a report that has members beyond the contract's",
    "ANOTHER_DEVICE,    POSTURE_UNREADABLE,  answered with a report whose device is not the one that was asked for",
    "ENDLESS,           POSTURE_UNREADABLE,  answered more than 262144 octets"
  })
  void noDoubtfulAnswerCountsAsAReport(DeviceSwitch turned, String type, String sentence) {
    register();
    twin.turn(LAPTOP.value(), turned);
    boolean waits = turned == DeviceSwitch.HANG || turned == DeviceSwitch.SLOW;
    try (DeviceManagement asked =
        waits
            ? new DeviceManagement(new PostureAccess(twin.endpoint(), TOKEN), SHORT)
            : new DeviceManagement(new PostureAccess(twin.endpoint(), TOKEN))) {
      ApplicationFailure failure = assertThrows(ApplicationFailure.class, () -> asked.find(LAPTOP));
      assertEquals(
          "denied: posture unknown: device management " + sentence, failure.getOriginalMessage());
      assertEquals(type, failure.getType());
      assertEquals(type.equals("POSTURE_UNREADABLE"), failure.isNonRetryable());
    }
  }

  @Test
  void everySwitchOfADeviceIsTried() {
    Set<DeviceSwitch> tried = EnumSet.of(DeviceSwitch.COMPLIANT);
    for (String test : List.of("whatADeviceLacksIsFoundOut", "noDoubtfulAnswerCountsAsAReport")) {
      for (String row : rows(test)) {
        tried.add(DeviceSwitch.valueOf(row.split(",", -1)[0].strip()));
      }
    }
    assertEquals(EnumSet.allOf(DeviceSwitch.class), tried);
  }

  @Test
  void whoeverCannotBeReachedLeavesTheDeviceDenied() {
    URI nobody = twin.endpoint();
    twin.close();
    try (DeviceManagement gone = new DeviceManagement(new PostureAccess(nobody, TOKEN))) {
      ApplicationFailure failure = assertThrows(ApplicationFailure.class, () -> gone.find(LAPTOP));
      assertEquals("POSTURE_UNAVAILABLE", failure.getType());
      assertFalse(failure.isNonRetryable());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{} | persona is no text",
        "{'persona': 'A'} | persona is none that the contract knows",
        "{'persona': 'analyst-laptop', 'diskEncrypted': 'true'} | diskEncrypted is neither",
        "{'persona': 'analyst-laptop', 'diskEncrypted': null} | diskEncrypted is neither",
        "{'persona': 'analyst-laptop', 'kernelReleasesBehind': -1} | kernelReleasesBehind is no whole",
        "{'persona': 'analyst-laptop', 'kernelReleasesBehind': 0.5} | kernelReleasesBehind is no whole",
        "{'persona': 'analyst-laptop', 'kernelReleasesBehind': 4294967296} | kernelReleasesBehind is no whole",
        "{'persona': 'analyst-laptop', 'attestation': 'TPM'} | answered without an attestation",
        "{'persona': 'analyst-laptop', 'attestation': {'protection': 'TPM'}} | key is no text",
        "{'persona': 'analyst-laptop', 'attestation': {'protection': 'tpm', 'key': 'x'}} | protection is none",
        "{'persona': 'analyst-laptop', 'attestation': {'protection': 'TPM', 'key': 'x'}} | key is none",
        "{'persona': 'analyst-laptop', 'attestation': {'kind': 'TPM'}} | an attestation that has members beyond"
      })
  void whatTheContractDoesNotHaveIsNotGuessed(String said, String sentence)
      throws IOException, InterruptedException {
    assertEquals(200, put(said.replace('\'', '"')));
    ApplicationFailure failure = assertThrows(ApplicationFailure.class, () -> devices.find(LAPTOP));
    assertEquals("POSTURE_UNREADABLE", failure.getType());
    assertTrue(failure.getOriginalMessage().contains(sentence), failure.getOriginalMessage());
  }

  @Test
  void aStrangersTokenIsNotLetIn() {
    register();
    try (DeviceManagement stranger =
        new DeviceManagement(new PostureAccess(twin.endpoint(), "another-token"))) {
      ApplicationFailure failure =
          assertThrows(ApplicationFailure.class, () -> stranger.find(LAPTOP));
      assertEquals("POSTURE_UNREADABLE", failure.getType());
    }
    assertFalse(new PostureAccess(twin.endpoint(), TOKEN).toString().contains(TOKEN));
  }

  @Test
  void whatIsReadForARunSaysForWhichRunAndDevice() {
    register();
    RunId run = new RunId("RB-06/CHG-1042");
    PostureReading reading =
        new PostureReader(devices).readPosture(new PostureLook(run, LAPTOP, List.of()));
    assertEquals(new PostureReading(run, LAPTOP, devices.find(LAPTOP)), reading);
  }

  @Test
  void theDocumentsExampleIsAReportWithEveryMember() throws IOException {
    JsonNode example = example();
    assertEquals(WrittenReport.MEMBERS, names(example));
    assertEquals(WrittenReport.ATTESTATION, names(example.path("attestation")));
    PostureReport report = new WrittenReport(example).report(LAPTOP);
    assertEquals(Instant.parse("2026-11-01T11:30:00Z"), report.asOf());
    assertEquals(KEY, report.attestation().orElseThrow().key());
    assertEquals(List.of(), judged(Optional.of(report)));
  }

  @Test
  void theDocumentNamesEveryProtectionAndFailure() throws IOException {
    String document = document();
    for (KeyProtection protection : KeyProtection.values()) {
      assertTrue(document.contains("`" + protection + "`"), protection::name);
    }
    Set<String> types = new TreeSet<>();
    Matcher named = TYPE.matcher(document);
    while (named.find()) {
      types.add(named.group(1));
    }
    assertEquals(Set.of("POSTURE_UNAVAILABLE", "POSTURE_UNREADABLE"), types);
  }

  private void register() {
    twin.register(LAPTOP.value(), ANALYST.value(), KEY.hex());
  }

  private List<PostureFinding.Code> judged() {
    return judged(devices.find(LAPTOP));
  }

  private static List<PostureFinding.Code> judged(Optional<PostureReport> report) {
    PostureRules everything =
        new PostureRules(
            EnumSet.allOf(Demand.class), Duration.ofHours(1), 1, Set.of(KeyProtection.TPM));
    return PostureCheck.findings(
            new PostureQuestion(LAPTOP, ANALYST, Optional.of(KEY), NOW), report, everything)
        .stream()
        .map(PostureFinding::code)
        .toList();
  }

  private int put(String said) throws IOException, InterruptedException {
    try (HttpClient agent = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(twin.endpoint().resolve("/v1/devices/" + LAPTOP))
              .header("Authorization", "Bearer " + TOKEN)
              .PUT(HttpRequest.BodyPublishers.ofString(said))
              .build();
      return agent.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static JsonNode example() throws IOException {
    Matcher example = EXAMPLE.matcher(document());
    assertTrue(example.find());
    return JsonMapper.builder().build().readTree(example.group(1));
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("..", "docs", "posture.md"));
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> rows(String test) {
    return List.of(PostureContractTest.class.getDeclaredMethods()).stream()
        .filter(method -> method.getName().equals(test))
        .map(method -> Optional.ofNullable(method.getAnnotation(CsvSource.class)))
        .flatMap(Optional::stream)
        .flatMap(source -> List.of(source.value()).stream())
        .toList();
  }
}
