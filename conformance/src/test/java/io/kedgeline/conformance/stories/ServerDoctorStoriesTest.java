package io.kedgeline.conformance.stories;

import static io.kedgeline.starters.doctor.ServerAilment.ISSUER_KEY_NOT_PINNED;
import static io.kedgeline.starters.doctor.ServerAilment.ISSUER_UNREACHABLE;
import static io.kedgeline.starters.doctor.ServerAilment.NOT_EXAMINED;
import static io.kedgeline.starters.doctor.ServerAilment.RULEBOOK_UNUSABLE;
import static io.kedgeline.starters.doctor.ServerAilment.SCHEDULE_DIFFERS;
import static io.kedgeline.starters.doctor.ServerAilment.SCHEDULE_NOT_APPLIED;
import static io.kedgeline.starters.doctor.ServerAilment.SCHEDULE_PAUSED;
import static io.kedgeline.starters.doctor.ServerAilment.SCHEDULE_SILENT;
import static io.kedgeline.starters.doctor.ServerAilment.SECRET_UNUSABLE;
import static io.kedgeline.starters.doctor.ServerAilment.SETTINGS_UNUSABLE;
import static io.kedgeline.starters.doctor.ServerAilment.SLACK_OTHER_WORKSPACE;
import static io.kedgeline.starters.doctor.ServerAilment.SLACK_SCOPES_MISSING;
import static io.kedgeline.starters.doctor.ServerAilment.SLACK_TOKEN_REFUSED;
import static io.kedgeline.starters.doctor.ServerAilment.SLACK_UNREACHABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedSlack;
import io.kedgeline.sandbox.world.WorldFiles;
import io.kedgeline.starters.doctor.ServerAilment;
import io.kedgeline.starters.doctor.ServerDoctor;
import io.kedgeline.workflows.doctor.Finding;
import io.kedgeline.workflows.settings.IssuerPin;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The doctor names what is wrong with a server's doors, each thing by its code. */
@ExtendWith(SharedSandbox.class)
class ServerDoctorStoriesTest {

  private record Broken(String story, ServerAilment ailment, SetUp.Breaking breaking) {}

  private final Sandbox sandbox;

  ServerDoctorStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Test
  void inAWholeSetUpNothingIsFoundAndEachDoorIsNamed() throws IOException {
    try (SetUp setUp = SetUp.ofServer(sandbox)) {
      keptAndSeen(setUp, sandbox.clock().instant());
      Terminal.Said said = Terminal.run(List.of("doctor", "--server", setUp.settings().toString()));
      assertEquals(0, said.exit(), said::out);
      for (String door : List.of("issuer", "slack", "change webhooks", "AWS events", "schedules")) {
        assertTrue(said.out().contains("ok      " + door), said::out);
      }
    }
  }

  @Test
  void aDoorThatIsNotThereIsNotLookedAt() throws IOException {
    try (SetUp setUp = SetUp.ofServer(sandbox)) {
      Files.writeString(
          setUp.settings(),
          Files.readString(setUp.settings())
              .replaceAll("(?m)^(slack|change|aws\\.events)\\..*$", ""));
      Terminal.Said said = Terminal.run(List.of("doctor", "--server", setUp.settings().toString()));
      assertEquals("ok      issuer\nall is as it should be\n", said.out());
    }
  }

  @Test
  void aKeyThatIsNotPinnedIsNamedByItsIdAndThumbprint() throws IOException {
    try (SetUp setUp = SetUp.ofServer(sandbox)) {
      pin(setUp, sandbox.oidc().issuer());
      Finding finding = findings(setUp).getFirst();
      assertEquals(ISSUER_KEY_NOT_PINNED, finding.ailment());
      assertTrue(finding.sentence().contains(sandbox.oidc().keyThumbprint()), finding::sentence);
      assertTrue(finding.sentence().contains("the key "), finding::sentence);
      assertTrue(finding.ailment().mend().contains("kedgeline keys issuer"));
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsBrokenIsNamed() {
    return broken().stream()
        .map(broken ->
            DynamicTest.dynamicTest(
                broken.story(),
                () -> {
                  try (SetUp setUp = SetUp.ofServer(sandbox)) {
                    broken.breaking().of(setUp);
                    List<Finding> findings = findings(setUp);
                    assertTrue(
                        findings.stream().anyMatch(f -> f.ailment() == broken.ailment()),
                        findings::toString);
                  }
                }));
  }

  @Test
  void everyAilmentIsBroughtAbout() {
    assertEquals(
        EnumSet.allOf(ServerAilment.class),
        broken().stream().map(Broken::ailment).collect(Collectors.toSet()));
  }

  private static List<Finding> findings(SetUp setUp) {
    return ServerDoctor.examine(setUp.settings()).stream()
        .flatMap(check -> check.findings().stream())
        .toList();
  }

  private List<Broken> broken() {
    return Stream.of(files(), slack(), schedules()).flatMap(List::stream).toList();
  }

  private static List<Broken> files() {
    return List.of(
        new Broken(
            "a setting that nobody knows",
            SETTINGS_UNUSABLE,
            setUp -> Files.writeString(setUp.settings(), "speed=fast\n")),
        new Broken(
            "another pin of the rulebook",
            RULEBOOK_UNUSABLE,
            setUp -> setUp.set("rulebook.sha256", "0".repeat(64))),
        new Broken("an issuer that is down", ISSUER_UNREACHABLE, setUp -> pin(setUp, NOWHERE)),
        new Broken(
            "a key that nobody pinned",
            ISSUER_KEY_NOT_PINNED,
            setUp -> pin(setUp, setUp.sandbox().oidc().issuer())),
        new Broken(
            "a secret of the change system that is too short",
            SECRET_UNUSABLE,
            setUp -> setUp.file("change.signing.secret", "short")),
        new Broken(
            "a key of EventBridge's that is too short",
            SECRET_UNUSABLE,
            setUp -> setUp.file("aws.events.keys", "short")),
        new Broken(
            "a signing secret of Slack's that is empty",
            SECRET_UNUSABLE,
            setUp -> setUp.file("slack.signing.secret", "\n")));
  }

  private static final String NOWHERE = "http://127.0.0.1:1";

  private static void pin(SetUp setUp, String issuer) throws IOException {
    setUp.file(
        "issuer.pin",
        IssuerPin.text(
            issuer, WorldFiles.APPROVAL_CLIENT, List.of(Map.entry("A".repeat(43), "old"))));
    setUp.set("oidc.issuer", issuer);
  }

  private static List<Broken> slack() {
    return List.of(
        new Broken("no Slack", SLACK_UNREACHABLE, setUp -> setUp.set("slack.api", NOWHERE)),
        new Broken(
            "a token that Slack does not know",
            SLACK_TOKEN_REFUSED,
            setUp -> setUp.file("slack.token", "xoxb-another")),
        new Broken(
            "a token of another workspace",
            SLACK_OTHER_WORKSPACE,
            setUp -> setUp.set("slack.team", "T0ANOTHER")),
        new Broken(
            "an app from an older manifest",
            SLACK_SCOPES_MISSING,
            setUp -> {
              setUp.sandbox().slack().twin().scopes(Set.of("chat:write", "users:read"));
              setUp.mendBy(() -> setUp.sandbox().slack().twin().scopes(InventedSlack.SCOPES));
            }));
  }

  private List<Broken> schedules() {
    Instant now = sandbox.clock().instant();
    return List.of(
        new Broken(
            "schedules that nobody applied",
            SCHEDULE_NOT_APPLIED,
            setUp -> {
              setUp.set("schedules", "server");
              setUp.ledger("DELETE FROM schedule");
            }),
        new Broken(
            "a schedule that was applied otherwise",
            SCHEDULE_DIFFERS,
            setUp -> {
              keptAndSeen(setUp, now);
              setUp.ledger("UPDATE schedule SET applied = repeat('0', 64)");
            }),
        new Broken(
            "a schedule that is paused",
            SCHEDULE_PAUSED,
            setUp -> {
              keptAndSeen(setUp, now);
              setUp.ledger(
                  "UPDATE schedule SET paused_at = now(), paused_why = 'by grace: holidays'");
            }),
        new Broken(
            "schedules of which nothing comes",
            SCHEDULE_SILENT,
            setUp -> {
              keptAndSeen(setUp, now.minus(Duration.ofDays(40)));
              setUp.ledger("DELETE FROM schedule_firing");
            }),
        new Broken(
            "schedules that no server has looked at",
            SCHEDULE_SILENT,
            setUp -> {
              keptAndSeen(setUp, now);
              setUp.ledger("UPDATE schedule SET declared = NULL, declared_since = NULL");
            }),
        new Broken(
            "no ledger, so no schedules",
            NOT_EXAMINED,
            setUp -> {
              setUp.set("schedules", "server");
              setUp.set("ledger.url", "jdbc:postgresql://127.0.0.1:1/kedgeline");
            }));
  }

  /** As if they were applied, and a server had looked at them since. */
  private static void keptAndSeen(SetUp setUp, Instant since) throws IOException {
    setUp.set("schedules", "server");
    setUp.ledger("DELETE FROM schedule");
    for (Schedule declared :
        setUp.sandbox().rulebook().rulebook().schedules().orElseThrow().declared()) {
      setUp.ledger(
          "INSERT INTO schedule (name, declared, declared_since, applied) VALUES ('%s', '%s', '%s', '%s')"
              .formatted(declared.name(), declared.digest().hex(), since, declared.digest().hex()));
    }
    setUp.mendBy(() -> setUp.ledger("DELETE FROM schedule"));
  }
}
