package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AnchorSettler;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.AwsClosingActs;
import io.kedgeline.activities.aws.AwsNotarisingActs;
import io.kedgeline.activities.aws.AwsOpeningActs;
import io.kedgeline.activities.aws.AwsReader;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.ExecutorPolicies;
import io.kedgeline.activities.aws.PolicyDoctor;
import io.kedgeline.activities.aws.ProfileSettler;
import io.kedgeline.activities.aws.RoleSettler;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.sandbox.world.InventedOrganization;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.workflows.governed.ClosingAct;
import io.kedgeline.workflows.governed.OpeningAct;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.WarrantPapers;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * What we ship is what is needed, and enough under every guardrail: without any one action of an
 * executor's policy, a window's AWS acts fail. They run here without engine and warrant, which
 * other stories judge.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneMechanismTest {

  private static final String ACCOUNT = "111122223333";
  private static final Pattern ACTION = Pattern.compile("\"((?:rolesanywhere|iam):[A-Za-z]+)\"");
  private static final SourceIdentity CANARY = new SourceIdentity("CN=canary");

  private final Executors executors =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook().executors();
  private Optional<KeptPostgres> postgres = Optional.empty();
  private Optional<LedgerDatabase> ledger = Optional.empty();

  private final List<String> found = new ArrayList<>();

  record Without(Duty duty, String action) {}

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, SQLException {
    KeptPostgres started = KeptPostgres.start(folder);
    postgres = Optional.of(started);
    LedgerConfig owner = started.owner(started.emptyDatabase("acts"));
    LedgerDatabase.migrate(owner);
    ledger = Optional.of(LedgerDatabase.open(owner));
  }

  @AfterAll
  void stop() throws IOException {
    ledger.orElseThrow().close();
    postgres.orElseThrow().close();
  }

  static Stream<Without> everyShippedAction() {
    List<Without> actions = new ArrayList<>();
    EnumSet<Duty> ofWindows = EnumSet.complementOf(EnumSet.copyOf(OnboardingDutiesTest.ONBOARDING));
    ofWindows.remove(Duty.PKI);
    for (Duty duty : ofWindows) {
      Matcher matcher = ACTION.matcher(ExecutorPolicies.of(duty, new AccountId(ACCOUNT)));
      while (matcher.find()) {
        if (!OnboardingDutiesTest.SEEING.contains(matcher.group(1))) {
          actions.add(new Without(duty, matcher.group(1)));
        }
      }
    }
    return actions.stream();
  }

  @Test
  void withThePoliciesAsShippedTheActsSucceed() throws IOException {
    assertEquals("closed", acts(InventedAccount.ShippedPolicies.asShipped()));
  }

  @ParameterizedTest
  @MethodSource("everyShippedAction")
  void withoutAnyOneActionTheActsFail(Without without) {
    RuntimeException refused =
        assertThrows(
            RuntimeException.class,
            () ->
                acts(
                    InventedAccount.ShippedPolicies.changing(
                        without.duty(),
                        text ->
                            text.replaceFirst(
                                Pattern.quote("\"" + without.action() + "\""),
                                "\"iam:ListAccountAliases\""))));
    assertTrue(
        refused.toString().contains("not authorized to perform: " + without.action()),
        refused.toString());
  }

  @Test
  void theDoctorReportsAnActionThatWasAdded() throws IOException {
    found.clear();
    acts(
        InventedAccount.ShippedPolicies.changing(
            Duty.OPEN,
            text ->
                text.replace(
                    "\"rolesanywhere:GetProfile\"", "\"rolesanywhere:GetProfile\", \"*\"")));
    assertEquals(List.of("role Kedgeline-Open: allows * too much"), found);
  }

  @Test
  void theDoctorIsContentWithWhatIsShipped() throws IOException {
    found.clear();
    acts(InventedAccount.ShippedPolicies.asShipped());
    assertEquals(List.of(), found);
  }

  private List<String> doctor(InventedAccount account, AccountSessions sessions) {
    return new PolicyDoctor(sessions, executors)
        .findings(account.profile().account(), account.profile().region());
  }

  private String acts(InventedAccount.ShippedPolicies policies) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (AwsTwin aws = AwsTwin.start(InstantSource.fixed(now))) {
      InventedOrganization organization = InventedOrganization.found(aws, ACCOUNT);
      InventedAccount account =
          InventedAccount.build(
              aws.endpoint(),
              organization.member(),
              InventedCa.root("CN=Invented", now.minus(Duration.ofDays(1))),
              executors,
              policies);
      try (Root root = new Root(aws, account)) {
        RestingAnchor.put(root, account);
      }
      organization.guard(executors);
      try (AccountSessions sessions = sessions(aws, account)) {
        return window(
            account,
            sessions,
            now,
            () -> organization.pastGuardrails(() -> fillRole(aws, account)),
            () -> deleteRole(aws, account));
      }
    }
  }

  private AccountSessions sessions(AwsTwin aws, InventedAccount account) {
    return new AccountSessions(
        new AwsAccess(duty -> base(account, duty), Optional.of(aws.endpoint())), executors);
  }

  private static StaticCredentialsProvider base(InventedAccount account, Duty duty) {
    InventedAccount.BaseKey key = Optional.ofNullable(account.bases().get(duty)).orElseThrow();
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
  }

  private static void fillRole(AwsTwin aws, InventedAccount account) {
    try (Root root = new Root(aws, account)) {
      root.fillWithADenial();
    }
  }

  private static void deleteRole(AwsTwin aws, InventedAccount account) {
    try (Root root = new Root(aws, account)) {
      root.deleteRole();
    }
  }

  private String window(
      InventedAccount account,
      AccountSessions sessions,
      Instant now,
      Runnable fillingTheRole,
      Runnable deletingTheRole) {
    List<String> findings = doctor(account, sessions);
    found.addAll(findings);
    RunId run = StartedRun.fresh(ledger.orElseThrow());
    try (AwsClients clients =
        sessions.as(Duty.OBSERVE, account.profile().account(), account.profile().region(), run)) {
      AwsReader reader = new AwsReader(clients);
      if (reader.profile(account.profile()).isEmpty() || reader.role(account.role()).isEmpty()) {
        throw new IllegalStateException("AWS does not show what is there");
      }
    }
    ClaimTable claims = new ClaimTable(ledger.orElseThrow());
    InstantSource clock = InstantSource.fixed(now);
    AnchorSettler anchors = new AnchorSettler(claims, RestingAnchor.rules(account), clock);
    ProfileSettler settler =
        new ProfileSettler(claims, anchors, CANARY, Duration.ofMinutes(15), clock);
    AwsOpeningActs opening = new AwsOpeningActs(sessions, settler);
    AwsClosingActs closing =
        new AwsClosingActs(
            sessions,
            settler,
            anchors,
            new RoleSettler(claims, CANARY, clock),
            claims,
            Duration.ofMinutes(15),
            clock);
    LeaseClaim lease =
        new LeaseClaim(
            run,
            account.profile(),
            account.role(),
            new SourceIdentity("CN=holder"),
            now,
            now.plusSeconds(1800),
            LeaseStage.WRITTEN);
    opening.writeLease(act(account, lease, Operation.WRITE_LEASE));
    new AwsNotarisingActs(sessions, claims, clock)
        .notarise(act(account, lease, Operation.NOTARISE));
    opening.enable(act(account, lease, Operation.ENABLE));
    ClosingAct end = new ClosingAct(run, lease, List.of());
    fillingTheRole.run();
    boolean enabled = closing.close(end).enabled();
    deletingTheRole.run();
    return enabled || closing.close(end).enabled() ? "open" : "closed";
  }

  private static OpeningAct act(InventedAccount account, LeaseClaim lease, Operation operation) {
    WindowPlan plan =
        new WindowPlan(
            lease.run(),
            "execution",
            1,
            new WindowRequest(
                new ChangeId(lease.run().value().substring("RB-06/".length())),
                lease.profile(),
                new PersonId("holder"),
                lease.holder(),
                Duration.ofMinutes(30),
                "a story that a test tells"),
            new PersonId("requester"),
            account.role(),
            account.anchor(),
            List.of(),
            Digest.ofText("rulebook"),
            Digest.ofText("state"),
            lease.until(),
            lease.until(),
            List.of());
    return new OpeningAct(
        lease.run(),
        new WarrantPapers(plan, new SignedAct("{}", "none", ""), Optional.empty(), List.of()),
        operation,
        lease,
        List.of());
  }
}
