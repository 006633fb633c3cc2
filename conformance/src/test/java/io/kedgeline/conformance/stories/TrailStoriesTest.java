package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.trail.CloudTrailEvents;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.TrailReport;
import io.kedgeline.workflows.port.TrailRequest;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.rolesanywhere.model.RolesAnywhereException;
import software.amazon.awssdk.services.sts.model.Credentials;

/** What a holder's sessions changed, as AWS's own events tell it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrailStoriesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** What nobody would allow a break-glass role, so that something is there to be told. */
  private static final String MAY_DO_HARM =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:CreateUser",\
      "iam:CreateAccessKey","iam:GetUser","sts:AssumeRole","sts:SetSourceIdentity"],\
      "Resource":"*"}]}\
      """;

  private Optional<KeptPostgres> postgres = Optional.empty();
  private Optional<LedgerDatabase> ledger = Optional.empty();
  private Optional<TrailWorld> world = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, SQLException {
    KeptPostgres started = KeptPostgres.start(folder);
    postgres = Optional.of(started);
    LedgerConfig owner = started.owner(started.emptyDatabase("trail"));
    LedgerDatabase.migrate(owner);
    ledger = Optional.of(LedgerDatabase.open(owner));
  }

  @AfterAll
  void stop() throws IOException {
    ledger.orElseThrow().close();
    postgres.orElseThrow().close();
  }

  @BeforeEach
  void anAccount() throws IOException {
    world = Optional.of(new TrailWorld(InventedAccount.ShippedPolicies.asShipped()));
  }

  @AfterEach
  void leave() {
    world().close();
  }

  private TrailWorld world() {
    return world.orElseThrow();
  }

  private ClaimTable claims() {
    return new ClaimTable(ledger.orElseThrow());
  }

  private LeaseClaim opened(String holder, LeaseClaim... others) {
    LeaseClaim lease = world().lease(holder);
    LeaseClaim[] all = Arrays.copyOf(others, others.length + 1);
    all[others.length] = lease;
    world().open(ledger.orElseThrow(), all);
    world()
        .iam()
        .putRolePolicy(r ->
            r.roleName(world().account.role().name())
                .policyName("harm")
                .policyDocument(MAY_DO_HARM));
    return lease;
  }

  private TrailReport report(LeaseClaim lease, Instant at, Duration patience) {
    return new CloudTrailEvents(
            world().sessions, claims(), world().rules(), patience, InstantSource.fixed(at))
        .changes(
            new TrailRequest(
                lease.run(),
                lease,
                lease.until().plus(world().rules().sessionDuration()),
                List.of()));
  }

  /** Asked when AWS has told everything. */
  private TrailReport report(LeaseClaim lease) {
    return report(lease, allTold(lease), PATIENCE);
  }

  private Instant allTold(LeaseClaim lease) {
    return lease.until().plus(world().rules().sessionDuration()).plus(Duration.ofMinutes(15));
  }

  private static List<String> lines(TrailReport report) {
    return report.events().stream()
        .map(event ->
            "%s %s %s%s"
                .formatted(
                    event.service(),
                    event.name(),
                    event.object(),
                    event.error().map(code -> " " + code).orElse("")))
        .toList();
  }

  @Test
  void theReportListsTheHoldersChangesAndAttemptsAndNobodyElses() {
    LeaseClaim other = world().lease("other");
    LeaseClaim lease = opened("omar", other);
    IamClient omar = world().iam(world().session("omar"));
    omar.createUser(r -> r.userName("backdoor"));
    omar.getUser(r -> r.userName("backdoor"));
    String key = omar.createAccessKey(r -> r.userName("backdoor")).accessKey().accessKeyId();
    assertThrows(IamException.class, () -> omar.deleteRole(r -> r.roleName("Kedgeline-Open")));
    assertThrows(IamException.class, () -> omar.createUser(r -> r.userName("backdoor")));
    assertThrows(
        RolesAnywhereException.class,
        () ->
            world()
                .anywhere(world().session("omar"))
                .updateProfile(
                    r -> r.profileId(world().account.profile().id()).durationSeconds(43_200)));
    world().iam(world().session("other")).createUser(r -> r.userName("anothers"));
    world().iam().createUser(r -> r.userName("roots"));
    executorTriesToChangeSomething(lease);

    TrailReport report = report(lease);
    assertEquals(
        List.of(
            "rolesanywhere UpdateProfile " + world().account.profile() + " AccessDeniedException",
            "iam CreateUser arn:aws:iam::111122223333:user/backdoor",
            "iam CreateAccessKey userName=backdoor accessKeyId=" + key,
            "iam DeleteRole arn:aws:iam::111122223333:role/Kedgeline-Open AccessDenied",
            "iam CreateUser userName=backdoor EntityAlreadyExistsException"),
        lines(report));
    assertTrue(report.complete());
    assertEquals(lease.run(), report.run());
    assertEquals(
        List.of("iam CreateUser arn:aws:iam::111122223333:user/anothers"), lines(report(other)));
  }

  private void executorTriesToChangeSomething(LeaseClaim lease) {
    try (AwsClients observer =
        world()
            .sessions
            .as(Duty.OBSERVE, lease.profile().account(), lease.profile().region(), lease.run())) {
      assertThrows(
          IamException.class, () -> observer.iam().createUser(r -> r.userName("executors")));
    }
  }

  @Test
  void whatTheHolderDoesInAnotherRoleIsListedWithTheRoleForAsLongAsSessionsLast() {
    LeaseClaim lease = opened("omar");
    IamClient deputy = world().iam(deputy(lease));
    deputy.createUser(r -> r.userName("inside"));
    world().aws.levers().advance(Duration.ofMinutes(45));
    deputy.createUser(r -> r.userName("afterwards"));
    world().aws.levers().advance(Duration.ofSeconds(1));
    deputy.createUser(r -> r.userName("later"));
    String as = "iam CreateUser as arn:aws:iam::111122223333:role/Deputy: ";
    assertEquals(
        List.of(
            as + "arn:aws:iam::111122223333:user/inside",
            as + "arn:aws:iam::111122223333:user/afterwards"),
        lines(report(lease)));
  }

  /** A session of a further role, which the holder's own session takes. */
  private AwsCredentials deputy(LeaseClaim lease) {
    world()
        .iam()
        .createRole(
            r -> r.roleName("Deputy").assumeRolePolicyDocument(trusting(lease.role().value())));
    world()
        .iam()
        .putRolePolicy(r -> r.roleName("Deputy").policyName("harm").policyDocument(MAY_DO_HARM));
    Credentials session =
        world()
            .sts(world().session("omar"))
            .assumeRole(
                r -> r.roleArn("arn:aws:iam::111122223333:role/Deputy").roleSessionName("hidden"))
            .credentials();
    return AwsSessionCredentials.create(
        session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
  }

  private static String trusting(String principal) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},\
    "Action":["sts:AssumeRole","sts:SetSourceIdentity"]}]}\
    """
        .formatted(principal);
  }

  @Test
  void aReportIsNotCompleteWhileAwsMayStillBeWriting() {
    LeaseClaim lease = opened("omar");
    world().aws.levers().deliveryDelay(Duration.ofMinutes(5));
    world().iam(world().session("omar")).createUser(r -> r.userName("late"));
    TrailReport early = report(lease, allTold(lease).minusSeconds(1), PATIENCE);
    assertEquals(List.of(), early.events());
    assertFalse(early.complete());
    world().aws.levers().advance(Duration.ofMinutes(5));
    assertEquals(
        List.of("iam CreateUser arn:aws:iam::111122223333:user/late"), lines(report(lease)));
  }

  @Test
  void whatWasDoneInAnExtensionThatTheRunHasNotHeardOfIsListed() {
    LeaseClaim known = opened("omar");
    LeaseClaim longer = known.extendedTo(known.until().plus(Duration.ofMinutes(30)));
    claims()
        .withObject(
            known.object(),
            object -> {
              object.put(longer);
              return longer;
            });
    Duration late = Duration.ofMinutes(20).plus(world().rules().sessionDuration());
    world().aws.levers().advance(Duration.between(known.from(), known.until()).plus(late));
    IamClient omar = world().iam(world().session("omar"));
    assertThrows(IamException.class, () -> omar.createUser(r -> r.userName("late")));
    TrailReport report = report(known, allTold(longer), PATIENCE);
    assertEquals(1, report.events().size(), report::toString);
  }

  @Test
  void ofMoreThanAHundredEventsTheFirstAreListed() {
    LeaseClaim lease = opened("omar");
    IamClient omar = world().iam(world().session("omar"));
    for (int n = 1; n <= 101; n++) {
      String name = "user" + n;
      omar.createUser(r -> r.userName(name));
    }
    TrailReport report = report(lease);
    assertFalse(report.complete());
    assertEquals(100, report.events().size());
    assertEquals("arn:aws:iam::111122223333:user/user1", report.events().getFirst().object());
    assertEquals("arn:aws:iam::111122223333:user/user100", report.events().getLast().object());
  }

  @Test
  void whoRunsOutOfPatienceSaysSo() {
    LeaseClaim lease = opened("omar");
    for (int n = 1; n <= 50; n++) {
      String name = "user" + n;
      world().iam().createUser(r -> r.userName(name));
    }
    TrailReport report = report(lease, allTold(lease), Duration.ZERO);
    assertEquals(List.of(), report.events());
    assertFalse(report.complete());
  }

  @Test
  void aLeaseThatTheLedgerDoesNotHaveTellsNothing() {
    LeaseClaim lease = opened("omar");
    LeaseClaim other =
        new LeaseClaim(
            lease.run(),
            lease.profile(),
            lease.role(),
            lease.holder(),
            lease.from().minusSeconds(1),
            lease.until(),
            LeaseStage.CLOSED);
    ApplicationFailure refused = assertThrows(ApplicationFailure.class, () -> report(other));
    assertEquals(FailureType.WARRANT_REFUSED.name(), refused.getType());
    assertTrue(refused.isNonRetryable());
    ApplicationFailure unknown =
        assertThrows(ApplicationFailure.class, () -> report(world().lease("nobody")));
    assertEquals(FailureType.WARRANT_REFUSED.name(), unknown.getType());
  }

  @Test
  void withoutItsOneActionTheObservingRoleIsRefused() throws IOException {
    leave();
    world =
        Optional.of(
            new TrailWorld(
                InventedAccount.ShippedPolicies.changing(
                    Duty.OBSERVE,
                    policy ->
                        policy.replace("cloudtrail:LookupEvents", "iam:ListAccountAliases"))));
    LeaseClaim lease = opened("omar");
    ApplicationFailure refused = assertThrows(ApplicationFailure.class, () -> report(lease));
    assertEquals(FailureType.AWS_DENIED.name(), refused.getType());
    assertTrue(
        refused.getOriginalMessage().contains("cloudtrail:LookupEvents"),
        refused.getOriginalMessage());
  }
}
