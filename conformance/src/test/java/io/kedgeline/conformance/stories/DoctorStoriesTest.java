package io.kedgeline.conformance.stories;

import static io.kedgeline.workers.doctor.Ailment.AWS_IDENTITY_REFUSED;
import static io.kedgeline.workers.doctor.Ailment.AWS_UNREACHABLE;
import static io.kedgeline.workers.doctor.Ailment.CANARY_OUT_OF_DATE;
import static io.kedgeline.workers.doctor.Ailment.CANARY_REFUSED;
import static io.kedgeline.workers.doctor.Ailment.CHANGE_SYSTEM_UNUSABLE;
import static io.kedgeline.workers.doctor.Ailment.CLOCK_ASKEW;
import static io.kedgeline.workers.doctor.Ailment.DEVICE_MANAGEMENT_UNUSABLE;
import static io.kedgeline.workers.doctor.Ailment.ENGINE_NAMESPACE_MISSING;
import static io.kedgeline.workers.doctor.Ailment.ENGINE_UNREACHABLE;
import static io.kedgeline.workers.doctor.Ailment.EXECUTOR_NOT_ASSUMABLE;
import static io.kedgeline.workers.doctor.Ailment.EXECUTOR_POLICY_DIFFERS;
import static io.kedgeline.workers.doctor.Ailment.KEY_FILE_UNUSABLE;
import static io.kedgeline.workers.doctor.Ailment.LEDGER_NOT_MIGRATED;
import static io.kedgeline.workers.doctor.Ailment.LEDGER_RIGHTS_EXCESSIVE;
import static io.kedgeline.workers.doctor.Ailment.LEDGER_RIGHTS_MISSING;
import static io.kedgeline.workers.doctor.Ailment.LEDGER_UNREACHABLE;
import static io.kedgeline.workers.doctor.Ailment.NOT_EXAMINED;
import static io.kedgeline.workers.doctor.Ailment.PEOPLE_STALE;
import static io.kedgeline.workers.doctor.Ailment.PROFILE_MISSING;
import static io.kedgeline.workers.doctor.Ailment.PROFILE_NOT_AT_REST;
import static io.kedgeline.workers.doctor.Ailment.ROLE_IN_OTHER_PROFILE;
import static io.kedgeline.workers.doctor.Ailment.ROLE_MISSING;
import static io.kedgeline.workers.doctor.Ailment.ROLE_NOT_IN_PROFILE;
import static io.kedgeline.workers.doctor.Ailment.ROLE_TRUSTS_OTHER_ANCHOR;
import static io.kedgeline.workers.doctor.Ailment.ROLE_UNBOUNDED;
import static io.kedgeline.workers.doctor.Ailment.RULEBOOK_NOT_PINNED;
import static io.kedgeline.workers.doctor.Ailment.RULEBOOK_UNUSABLE;
import static io.kedgeline.workers.doctor.Ailment.SESSION_DURATION;
import static io.kedgeline.workers.doctor.Ailment.SESSION_NAME_CHOSEN;
import static io.kedgeline.workers.doctor.Ailment.SETTINGS_UNUSABLE;
import static io.kedgeline.workers.doctor.Ailment.SLOT_THIN;
import static io.kedgeline.workers.doctor.Ailment.SLOT_UNFILLABLE;
import static io.kedgeline.workers.doctor.Ailment.SWEEP_OVERDUE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.Duty;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workers.doctor.Ailment;
import io.kedgeline.workers.doctor.Doctor;
import io.kedgeline.workflows.doctor.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.rolesanywhere.model.ProfileDetail;

/** The doctor names what is broken in a set-up, each thing by its code, and changes nothing. */
@ExtendWith(SharedSandbox.class)
class DoctorStoriesTest {

  private final Sandbox sandbox;

  DoctorStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @BeforeEach
  void nothingIsLeftOverFromOtherStories() {
    new Story(sandbox).afterEarlierDenials();
  }

  @Test
  void inAWholeSetUpNothingIsFound() throws IOException {
    try (SetUp setUp = new SetUp(sandbox)) {
      assertEquals(List.of(), findings(setUp.settings()));
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsBrokenIsNamed() {
    return brokenSetUps()
        .map(broken ->
            DynamicTest.dynamicTest(
                broken.story(),
                () -> {
                  try (SetUp setUp = new SetUp(sandbox)) {
                    pastGuardrails(setUp, broken.breaking());
                    List<Finding> findings = findings(setUp.settings());
                    assertTrue(
                        findings.stream().anyMatch(f -> f.ailment() == broken.ailment()),
                        findings::toString);
                  }
                }));
  }

  @Test
  void everyAilmentIsBroughtAbout() {
    Set<Ailment> brought = brokenSetUps().map(Broken::ailment).collect(Collectors.toSet());
    // A test cannot move a machine's clock, and Temporal's test server has every namespace.
    brought.addAll(Set.of(CLOCK_ASKEW, ENGINE_NAMESPACE_MISSING));
    assertEquals(EnumSet.allOf(Ailment.class), brought);
  }

  @Test
  void everythingIsFoundAtOnce() throws IOException {
    try (SetUp setUp = new SetUp(sandbox)) {
      setUp.set("rulebook.sha256", "0".repeat(64));
      setUp.file("witness.key", "");
      pastGuardrails(setUp, DoctorStoriesTest::enable);
      assertEquals(
          EnumSet.of(RULEBOOK_NOT_PINNED, KEY_FILE_UNUSABLE, PROFILE_NOT_AT_REST),
          findings(setUp.settings()).stream().map(Finding::ailment).collect(Collectors.toSet()));
    }
  }

  @Test
  void aFindingNamesItsObjectAndItsRemedy() throws IOException {
    try (SetUp setUp = new SetUp(sandbox)) {
      setUp.set("rulebook.sha256", "0".repeat(64));
      Terminal.Said said =
          Terminal.run(List.of("doctor", setUp.settings().toString(), "--output", "json"));
      assertEquals(1, said.exit(), said::err);
      String path = setUp.settings().resolveSibling("rulebook.yaml").toString();
      assertTrue(said.out().contains("\"code\" : \"RULEBOOK_NOT_PINNED\""), said::out);
      assertTrue(said.out().contains("\"object\" : \"" + path + "\""), said::out);
      assertTrue(
          said.out().contains("\"mend\" : \"" + RULEBOOK_NOT_PINNED.mend() + "\""), said::out);
    }
  }

  @Test
  void whatATerminalWouldActOnIsShownAndNotDone() {
    Terminal.Said said = Terminal.run(List.of("doctor", "no\u001b[31m\u202esuch.properties"));
    assertEquals(2, said.exit());
    assertTrue(said.out().contains("\\u001b[31m\\u202esuch.properties"), said::out);
    assertFalse(said.out().contains("\u001b") || said.out().contains("\u202e"));
  }

  private static List<Finding> findings(Path settings) {
    return Doctor.examine(settings, WorkerDuty.all()).stream()
        .flatMap(check -> check.findings().stream())
        .toList();
  }

  private static Stream<Broken> brokenSetUps() {
    return Stream.of(files(), machines(), roles(), profiles(), BrokenAnchors.all())
        .flatMap(list -> list);
  }

  private static Stream<Broken> files() {
    return Stream.of(
        new Broken(
            "a setting that nobody knows",
            SETTINGS_UNUSABLE,
            setUp -> Files.writeString(setUp.settings(), "speed=fast\n")),
        new Broken(
            "a rulebook with a fault",
            RULEBOOK_UNUSABLE,
            setUp -> setUp.file("rulebook", "name: X\n")),
        new Broken(
            "another pin",
            RULEBOOK_NOT_PINNED,
            setUp -> setUp.set("rulebook.sha256", "0".repeat(64))),
        new Broken(
            "a rulebook that asks for change records, and nobody said where they are",
            SETTINGS_UNUSABLE,
            setUp ->
                Files.writeString(
                    setUp.settings(),
                    Files.readString(setUp.settings()).replaceAll("(?m)^change\\..*$", ""))),
        new Broken(
            "a keyring without a key", KEY_FILE_UNUSABLE, setUp -> setUp.file("keyring", "# none")),
        new Broken(
            "a secret that others can read",
            KEY_FILE_UNUSABLE,
            setUp -> {
              setUp.file("seal.key", "any");
              Files.setPosixFilePermissions(
                  setUp.settings().resolveSibling(setUp.get("seal.key")),
                  PosixFilePermissions.fromString("rw-r--r--"));
            }),
        new Broken(
            "a canary whose certificate is over",
            CANARY_OUT_OF_DATE,
            setUp -> setUp.canary(stranger(), Instant.now().minus(Duration.ofDays(3)))),
        new Broken(
            "a canary of another CA",
            CANARY_REFUSED,
            setUp -> setUp.canary(stranger(), Instant.now().minus(Duration.ofHours(1)))));
  }

  private static InventedCa stranger() {
    return InventedCa.root("CN=Stranger", Instant.now().minus(Duration.ofDays(9)));
  }

  private static Stream<Broken> machines() {
    return Stream.of(
        new Broken(
            "no ledger",
            LEDGER_UNREACHABLE,
            setUp -> setUp.set("ledger.url", "jdbc:postgresql://127.0.0.1:1/kedgeline")),
        new Broken(
            "no ledger, so nothing that it knows",
            NOT_EXAMINED,
            setUp -> setUp.set("ledger.url", "jdbc:postgresql://127.0.0.1:1/kedgeline")),
        new Broken(
            "a ledger without its schema",
            LEDGER_NOT_MIGRATED,
            setUp ->
                setUp.set(
                    "ledger.url", setUp.get("ledger.url").replaceAll("/kedgeline", "/postgres"))),
        new Broken(
            "a database user who may read nothing",
            LEDGER_RIGHTS_MISSING,
            setUp -> {
              setUp.ledger(
                  "CREATE ROLE doctors_nobody LOGIN PASSWORD 'nothing';"
                      + " GRANT CONNECT ON DATABASE kedgeline TO doctors_nobody");
              setUp.mendBy(
                  () -> setUp.ledger("DROP OWNED BY doctors_nobody; DROP ROLE doctors_nobody"));
              setUp.set("ledger.user.runbooks", "doctors_nobody");
              setUp.file("ledger.password.file.runbooks", "nothing\n");
            }),
        new Broken(
            "the notary's database user for whoever opens",
            LEDGER_RIGHTS_MISSING,
            setUp -> {
              setUp.set("ledger.user.open", setUp.get("ledger.user.notarise"));
              setUp.set("ledger.password.file.open", setUp.get("ledger.password.file.notarise"));
            }),
        new Broken(
            "a database user that can take another duty's rights",
            LEDGER_RIGHTS_EXCESSIVE,
            setUp -> {
              String notary = setUp.get("ledger.user.notarise");
              setUp.ledger("GRANT kedgeline_open TO " + notary + " WITH INHERIT FALSE");
              setUp.mendBy(() -> setUp.ledger("REVOKE kedgeline_open FROM " + notary));
            }),
        new Broken(
            "a database user that may make users",
            LEDGER_RIGHTS_EXCESSIVE,
            setUp -> {
              String notary = setUp.get("ledger.user.notarise");
              setUp.ledger("ALTER ROLE " + notary + " CREATEROLE");
              setUp.mendBy(() -> setUp.ledger("ALTER ROLE " + notary + " NOCREATEROLE"));
            }),
        new Broken(
            "a database user that notes and opens",
            LEDGER_RIGHTS_EXCESSIVE,
            setUp -> {
              String notary = setUp.get("ledger.user.notarise");
              setUp.ledger("GRANT kedgeline_open TO " + notary);
              setUp.mendBy(() -> setUp.ledger("REVOKE kedgeline_open FROM " + notary));
            }),
        new Broken(
            "no sweep for an hour",
            SWEEP_OVERDUE,
            setUp -> {
              setUp.ledger(
                  "INSERT INTO sweep_beat (taken_at, swept_at) VALUES (now(), now() - interval '1 h')"
                      + " ON CONFLICT (one) DO UPDATE SET swept_at = excluded.swept_at");
              setUp.mendBy(() -> setUp.ledger("UPDATE sweep_beat SET swept_at = now()"));
            }),
        new Broken(
            "a list of people that is too old",
            PEOPLE_STALE,
            setUp -> {
              setUp.rulebook("maximumAge: PT24H", "maximumAge: PT1M");
              setUp.sandbox().skip(Duration.ofMinutes(2));
            }),
        new Broken(
            "a slot for a group without people",
            SLOT_UNFILLABLE,
            setUp -> setUp.rulebook("group: ir-leads", "group: nobodies")),
        new Broken(
            "nobody who attests",
            SLOT_UNFILLABLE,
            setUp -> setUp.rulebook("group: ca-attestors", "group: nobodies")),
        new Broken(
            "two slots for a group of two",
            SLOT_THIN,
            setUp -> setUp.rulebook("group: ir-leads", "group: security-leads")),
        new Broken(
            "no change system",
            CHANGE_SYSTEM_UNUSABLE,
            setUp -> setUp.set("change.url", "http://127.0.0.1:1")),
        new Broken(
            "a token that the change system does not know",
            CHANGE_SYSTEM_UNUSABLE,
            setUp -> setUp.file("change.token", "another-token")),
        new Broken(
            "no device management",
            DEVICE_MANAGEMENT_UNUSABLE,
            setUp -> setUp.set("posture.url", "http://127.0.0.1:1")),
        new Broken(
            "a token that device management does not know",
            DEVICE_MANAGEMENT_UNUSABLE,
            setUp -> setUp.file("posture.token.file", "another-token")),
        new Broken(
            "devices that nobody is asked about",
            SETTINGS_UNUSABLE,
            setUp -> {
              setUp.set("posture.url", "");
              setUp.set("posture.token.file", "");
            }),
        new Broken(
            "notes that nobody may write",
            SETTINGS_UNUSABLE,
            setUp -> setUp.set("change.notes.token", "")),
        new Broken(
            "no engine", ENGINE_UNREACHABLE, setUp -> setUp.set("engine.target", "127.0.0.1:1")));
  }

  private static String keyOf(SetUp setUp, Duty duty) {
    return Optional.ofNullable(setUp.sandbox().account().bases().get(duty)).orElseThrow().id();
  }

  /** Lets an executor role do everything, until it is mended. */
  private static void administers(SetUp setUp, Function<Executors, String> whose) {
    String role = whose.apply(setUp.sandbox().rulebook().rulebook().executors());
    String everything = "arn:aws:iam::aws:policy/AdministratorAccess";
    setUp.iam().attachRolePolicy(r -> r.roleName(role).policyArn(everything));
    setUp.mendBy(() -> setUp.iam().detachRolePolicy(r -> r.roleName(role).policyArn(everything)));
  }

  private static Stream<Broken> roles() {
    return Stream.of(
        new Broken(
            "no AWS", AWS_UNREACHABLE, setUp -> setUp.set("aws.endpoint", "http://127.0.0.1:1")),
        new Broken(
            "another secret of the worker's user",
            AWS_IDENTITY_REFUSED,
            setUp ->
                setUp.file(
                    "aws.credentials.open",
                    "accessKeyId=%s\nsecretAccessKey=wrong\n".formatted(keyOf(setUp, Duty.OPEN)))),
        new Broken(
            "an executor role that is not there",
            EXECUTOR_NOT_ASSUMABLE,
            setUp -> setUp.rulebook("open: ", "open: No")),
        new Broken(
            "nobody who issues",
            EXECUTOR_NOT_ASSUMABLE,
            setUp -> setUp.rulebook("issue: ", "issue: No")),
        new Broken(
            "an executor role that provisions more",
            EXECUTOR_POLICY_DIFFERS,
            setUp -> administers(setUp, Executors::provision)),
        new Broken(
            "an executor role that may do more",
            EXECUTOR_POLICY_DIFFERS,
            setUp -> administers(setUp, Executors::open)),
        new Broken(
            "a role that is not there",
            ROLE_MISSING,
            setUp -> setUp.rulebook("/ExactTR-BreakGlass", "/ExactTR-Nobody")),
        new Broken(
            "a role in a second profile",
            ROLE_IN_OTHER_PROFILE,
            setUp -> {
              String id =
                  setUp
                      .anywhere()
                      .createProfile(
                          r -> r.name("second").roleArns(setUp.sandbox().account().role().value()))
                      .profile()
                      .profileId();
              setUp.mendBy(() -> setUp.anywhere().deleteProfile(r -> r.profileId(id)));
            }),
        new Broken(
            "a role that any anchor may be used for",
            ROLE_TRUSTS_OTHER_ANCHOR,
            setUp -> {
              String role = setUp.sandbox().account().role().name();
              String trust =
                  setUp.iam().getRole(r -> r.roleName(role)).role().assumeRolePolicyDocument();
              String pinned = URLDecoder.decode(trust, StandardCharsets.UTF_8);
              trust(
                  setUp,
                  role,
                  pinned.replace(
                      setUp.sandbox().account().anchor().value(),
                      "arn:aws:rolesanywhere:*:*:trust-anchor/*"));
              setUp.mendBy(() -> trust(setUp, role, pinned));
            }),
        new Broken(
            "a role without its boundary",
            ROLE_UNBOUNDED,
            setUp -> {
              String role = setUp.sandbox().account().role().name();
              setUp.iam().deleteRolePermissionsBoundary(r -> r.roleName(role));
              setUp.mendBy(() ->
                  setUp
                      .iam()
                      .putRolePermissionsBoundary(r ->
                          r.roleName(role)
                              .permissionsBoundary(setUp.sandbox().account().boundary().value())));
            }));
  }

  private static void trust(SetUp setUp, String role, String policy) {
    setUp.iam().updateAssumeRolePolicy(r -> r.roleName(role).policyDocument(policy));
  }

  private static Stream<Broken> profiles() {
    return Stream.of(
        new Broken(
            "a profile that is not there",
            PROFILE_MISSING,
            setUp -> {
              String arn = setUp.sandbox().account().profile().value();
              setUp.rulebook(arn, arn.substring(0, arn.length() - 12) + "000000000000");
            }),
        new Broken("a profile enabled by hand", PROFILE_NOT_AT_REST, DoctorStoriesTest::enable),
        new Broken(
            "a profile whose sessions choose their name",
            SESSION_NAME_CHOSEN,
            setUp -> {
              String id = setUp.sandbox().account().profile().id();
              setUp.anywhere().updateProfile(r -> r.profileId(id).acceptRoleSessionName(true));
              setUp.mendBy(() ->
                  setUp
                      .anywhere()
                      .updateProfile(r -> r.profileId(id).acceptRoleSessionName(false)));
            }),
        new Broken(
            "a profile with longer sessions",
            SESSION_DURATION,
            setUp -> setUp.rulebook("sessionDuration: PT15M", "sessionDuration: PT30M")),
        new Broken(
            "a profile with another role",
            ROLE_NOT_IN_PROFILE,
            setUp -> {
              ProfileDetail was =
                  setUp
                      .anywhere()
                      .getProfile(r -> r.profileId(setUp.sandbox().account().profile().id()))
                      .profile();
              setUp
                  .anywhere()
                  .updateProfile(r ->
                      r.profileId(was.profileId())
                          .roleArns(setUp.sandbox().account().controlRole().value()));
              setUp.mendBy(() ->
                  setUp
                      .anywhere()
                      .updateProfile(r -> r.profileId(was.profileId()).roleArns(was.roleArns())));
            }),
        new Broken(
            "a control profile that is disabled",
            CANARY_REFUSED,
            setUp -> {
              String id = setUp.sandbox().account().controlProfile().id();
              setUp.anywhere().disableProfile(r -> r.profileId(id));
              setUp.mendBy(() -> setUp.anywhere().enableProfile(r -> r.profileId(id)));
            }));
  }

  /** As an account's administrator could while nobody has attached our guardrails. */
  private static void pastGuardrails(SetUp setUp, SetUp.Breaking breaking) {
    setUp
        .sandbox()
        .organization()
        .pastGuardrails(() -> {
          try {
            breaking.of(setUp);
          } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
          }
        });
  }

  private static void enable(SetUp setUp) {
    String id = setUp.sandbox().account().profile().id();
    setUp.anywhere().enableProfile(r -> r.profileId(id));
    setUp.mendBy(() -> setUp.anywhere().disableProfile(r -> r.profileId(id)));
  }
}
