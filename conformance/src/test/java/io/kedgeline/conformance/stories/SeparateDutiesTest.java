package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.AwsFailures;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.WorkerChild;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.workers.WorkerProcess;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/** A worker for each duty, each with its own identity; and what one of them could do alone. */
@ExtendWith(SharedSandbox.class)
class SeparateDutiesTest {

  private static final RunId NO_RUN = new RunId("RB-00/ROGUE-1");

  private final Sandbox sandbox;
  private final Story story;
  private final Holder holder;
  private final List<WorkerProcess> workers = new ArrayList<>();

  SeparateDutiesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.holder = new Holder(sandbox);
  }

  @BeforeEach
  void nobodyWorksYet() throws InterruptedException {
    sandbox.worker().kill();
    story.afterEarlierDenials();
  }

  @AfterEach
  void theUsualWorkerIsBack() throws IOException {
    workers.forEach(WorkerProcess::close);
    sandbox.startWorkerAgain();
  }

  @Test
  void withAWorkerForEachDutyAWindowOpensAndCloses() throws IOException {
    work(sandbox.workerSettings(), WorkerDuty.RUNBOOKS);
    work(sandbox.workerSettings(), WorkerDuty.NOTARISE);
    work(sandbox.workerSettings(), WorkerDuty.CONTAIN);
    try (WorkerChild opening =
        WorkerChild.start(
            Set.of(WorkerDuty.OPEN), onlyWhatIsOf(WorkerDuty.OPEN), sandbox.workerLog())) {
      assertNotEquals(ProcessHandle.current().pid(), opening.pid());
      RunId run = story.opened(HOLDER);
      SessionAnswer.Granted inside = assertInstanceOf(SessionAnswer.Granted.class, holder.ask());
      assertTrue(holder.call(inside.credentials()).startsWith("allowed"));
      assertEquals(WindowState.REVIEWED, story.closed(run).state());
      assertTrue(holder.call(inside.credentials()).startsWith("refused"));
      assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    }
  }

  /** The settings of a machine that has neither the other duties' keys nor their identities. */
  private Path onlyWhatIsOf(WorkerDuty... duties) throws IOException {
    String own = Stream.of(duties).map(WorkerDuty::word).collect(Collectors.joining("|"));
    Pattern others =
        Pattern.compile(
            "(seal\\.key|witness\\.key|canary|(aws\\.credentials|ledger\\.user|ledger\\.password\\.file)\\.(?!(%s)=)\\w+)=.*"
                .formatted(own));
    return Files.write(
        sandbox.folder().resolve("own.properties"),
        Files.readAllLines(sandbox.workerSettings()).stream()
            .filter(line -> !others.matcher(line).matches())
            .toList());
  }

  @Test
  @DisplayName("AC-23 a worker that takes the notary's tasks is refused by AWS")
  void aWorkerThatTakesTheNotarysTasksIsRefusedByAws() throws IOException {
    work(sandbox.workerSettings(), WorkerDuty.RUNBOOKS);
    work(sandbox.workerSettings(), WorkerDuty.OPEN);
    work(sandbox.workerSettings(), WorkerDuty.CONTAIN);
    work(withTheIdentityThatOpens(), WorkerDuty.NOTARISE);
    RunId run = story.awaitingApproval();
    story.approve(run, InventedPeople.SECURITY_LEAD, "security-lead");
    story.approve(run, InventedPeople.RESPONSE_LEAD, "ir-lead");
    story.awaitFact(run, FactKind.FAILED, "Notarise");
    assertTrue(
        story.facts(run).stream()
            .filter(fact -> fact.kind() == FactKind.FAILED)
            .map(fact -> fact.detail().getOrDefault("failure", ""))
            .allMatch(failure ->
                failure.startsWith("AWS_DENIED: ") && failure.contains("sts:AssumeRole")),
        () -> story.facts(run).toString());
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    assertEquals(WindowState.NEVER_OPEN, story.closed(run).state());
  }

  @Test
  @DisplayName("AC-23 who opens can note no approval, and who notes can enable nothing")
  void neitherWhoOpensNorWhoNotesDoesTheOthersAct() {
    ProfileArn profile = sandbox.account().profile();
    try (AccountSessions rogue = startingAs(Duty.OPEN)) {
      refused("sts:AssumeRole", rogue, Duty.NOTARISE, clients -> {});
      refused("sts:AssumeRole", rogue, Duty.CONTAIN, clients -> {});
      refused(
          "rolesanywhere:TagResource",
          rogue,
          Duty.OPEN,
          clients ->
              clients
                  .rolesAnywhere()
                  .tagResource(r ->
                      r.resourceArn(profile.value())
                          .tags(Tag.builder().key("ApprovedChangeId").value("CHG-1").build())));
      refused(
          "rolesanywhere:EnableProfile",
          rogue,
          Duty.OPEN,
          clients -> clients.rolesAnywhere().enableProfile(r -> r.profileId(profile.id())));
    }
    try (AccountSessions rogue = startingAs(Duty.NOTARISE)) {
      refused("sts:AssumeRole", rogue, Duty.OPEN, clients -> {});
      refused(
          "rolesanywhere:EnableProfile",
          rogue,
          Duty.NOTARISE,
          clients -> clients.rolesAnywhere().enableProfile(r -> r.profileId(profile.id())));
      refused(
          "rolesanywhere:UpdateProfile",
          rogue,
          Duty.NOTARISE,
          clients ->
              clients
                  .rolesAnywhere()
                  .updateProfile(r -> r.profileId(profile.id()).sessionPolicy("{}")));
    }
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
  }

  @ParameterizedTest
  @EnumSource(
      value = Duty.class,
      names = {"PROVISION", "ISSUE", "PKI"})
  @DisplayName("AC-23 whoever onboards takes no other duty's role, and nobody takes theirs")
  void whoeverOnboardsTakesNoOtherDutysRoleAndNobodyTakesTheirs(Duty onboarding) {
    for (Duty other : EnumSet.complementOf(EnumSet.of(onboarding))) {
      try (AccountSessions rogue = startingAs(onboarding)) {
        refused("sts:AssumeRole", rogue, other, clients -> {});
      }
      try (AccountSessions rogue = startingAs(other)) {
        refused("sts:AssumeRole", rogue, onboarding, clients -> {});
      }
    }
  }

  @Test
  void theDutiesThatOnboardHaveAProcessOfTheirOwn() throws IOException {
    WorkerConfig config =
        WorkerConfig.read(
            onlyWhatIsOf(WorkerDuty.PROVISION, WorkerDuty.ISSUE, WorkerDuty.PKI),
            Set.of(WorkerDuty.PROVISION, WorkerDuty.ISSUE, WorkerDuty.PKI));
    WorkerProcess process = WorkerProcess.start(config);
    workers.add(process);
    CompletableFuture<Void> ended = CompletableFuture.runAsync(process::await);
    assertThrows(TimeoutException.class, () -> ended.get(2, TimeUnit.SECONDS));
  }

  private void work(Path settings, WorkerDuty duty) {
    workers.add(WorkerProcess.start(WorkerConfig.read(settings, Set.of(duty))));
  }

  private Path withTheIdentityThatOpens() throws IOException {
    String settings = Files.readString(sandbox.workerSettings());
    return Files.writeString(
        sandbox.folder().resolve("rogue.properties"),
        settings.replace(
            "aws.credentials.notarise=aws-notarise.credentials",
            "aws.credentials.notarise=aws-open.credentials"));
  }

  /** Whatever role it asks for, it begins with this duty's identity. */
  private AccountSessions startingAs(Duty duty) {
    InventedAccount.BaseKey key =
        Optional.ofNullable(sandbox.account().bases().get(duty)).orElseThrow();
    return new AccountSessions(
        new AwsAccess(
            any ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.id(), key.secret())),
            Optional.of(sandbox.aws().endpoint())),
        sandbox.rulebook().rulebook().executors());
  }

  private void refused(
      String action, AccountSessions rogue, Duty asked, Consumer<AwsClients> deed) {
    ProfileArn profile = sandbox.account().profile();
    AwsServiceException refused =
        assertThrows(
            AwsServiceException.class,
            () -> {
              try (AwsClients clients =
                  rogue.as(asked, profile.account(), profile.region(), NO_RUN)) {
                deed.accept(clients);
              }
            });
    assertTrue(
        AwsFailures.denied(refused)
            && refused.toString().contains("not authorized to perform: " + action),
        refused::toString);
  }
}
