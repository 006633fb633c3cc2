package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.SECOND_HOLDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.IssuedHolder;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.desk.HolderDesk;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.evidence.EvidenceVerifier;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.workflows.breakglass.HolderCertificateView.Stage;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Windows whose holders have no certificate: each has one issued, and revoked. */
@ExtendWith(SharedSandbox.class)
class HolderCertificateStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private final HolderCertificateStory windows;
  private final IssuedHolder omar;

  HolderCertificateStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.windows = new HolderCertificateStory(sandbox);
    this.omar = new IssuedHolder(sandbox, HOLDER);
  }

  @BeforeEach
  void certificatesAreIssuedAtOnceAndTheAnchorIsAtRest() {
    sandbox.aws().levers().privateCaWork(Duration.ZERO);
    assertFalse(anchorEnabled());
  }

  @AfterEach
  void nothingIsWrongWithAws() {
    sandbox.aws().levers().faults().clear();
    assertFalse(anchorEnabled());
  }

  @Test
  void aHolderGetsInByACertificateThatWasIssuedForTheWindowAndByNoneAfterIt() {
    RunId run = windows.awaitingKey(HOLDER);
    assertEquals(Stage.KEY_AWAITED, omar.certificate(run).stage());
    omar.showsKey(run);
    assertEquals(WindowState.OPEN, windows.until(run, WindowState.OPEN));

    BootstrapBundle bundle = windows.bundle(run, omar);
    assertEquals(
        "CN=%s@%s".formatted(sandbox.holder().sourceIdentity().commonName(), run.change()),
        omar.identity(bundle).sourceIdentity().value());
    SessionAnswer.Granted inside = assertInstanceOf(SessionAnswer.Granted.class, omar.ask(bundle));
    assertTrue(omar.call(inside.credentials()).startsWith("allowed"));
    assertTrue(anchorEnabled());

    WindowOutcome outcome = story.closed(run);
    assertEquals(WindowState.REVIEWED, outcome.state());
    assertFalse(anchorEnabled());
    assertInstanceOf(SessionAnswer.Refused.class, omar.ask(bundle));
    assertTrue(omar.call(inside.credentials()).startsWith("refused"));
    assertEquals(CertificateStage.REVOKED, windows.kept(run).orElseThrow().stage());
    assertEquals(
        List.of(),
        new EvidenceVerifier(sandbox.trustRoot())
            .verify(new RunArchive(sandbox.client(), sandbox.ledger()).evidence(run)).stream()
                .filter(finding -> !finding.holds())
                .toList());
  }

  /** A revoked certificate gets sessions until the list of revoked ones is imported. */
  @Test
  void theCertificateOfAnEarlierWindowCanDoNothingInALaterOneOfTheSameHolder() {
    RunId first = windows.opened(HOLDER, omar);
    BootstrapBundle old = windows.bundle(first, omar);
    assertEquals(WindowState.REVIEWED, story.closed(first).state());
    story.afterEarlierDenials();

    IssuedHolder again = new IssuedHolder(sandbox, HOLDER);
    RunId second = windows.opened(HOLDER, again);
    SessionAnswer.Granted stale = assertInstanceOf(SessionAnswer.Granted.class, omar.ask(old));
    assertTrue(omar.call(stale.credentials()).startsWith("refused"));
    SessionAnswer.Granted fresh =
        assertInstanceOf(SessionAnswer.Granted.class, again.ask(windows.bundle(second, again)));
    assertTrue(again.call(fresh.credentials()).startsWith("allowed"));
    assertEquals(WindowState.REVIEWED, story.closed(second).state());
  }

  @Test
  void aKeyThatIsShownBeforeTheVotesIsNotWaitedFor() {
    RunId run = windows.asked(HOLDER);
    windows.until(run, WindowState.AWAITING_APPROVAL);
    omar.showsKey(run);
    windows.approved(run);
    assertEquals(WindowState.OPEN, windows.until(run, WindowState.OPEN));
    assertEquals(Stage.ISSUED, omar.certificate(run).stage());
    assertEquals(WindowState.REVIEWED, story.closed(run).state());
  }

  @Test
  void nobodyButTheHolderShowsAKey() {
    RunId run = windows.awaitingKey(HOLDER);
    DeskRefusal refused =
        assertThrows(
            DeskRefusal.class,
            () ->
                new HolderDesk(sandbox.desk(), new RunArchive(sandbox.client(), sandbox.ledger()))
                    .presentKey(
                        Caller.of(REQUESTER, "test"),
                        run,
                        "-----BEGIN CERTIFICATE REQUEST-----\n"));
    assertEquals(DeskRefusal.Code.NOT_THE_HOLDER, refused.code());
    assertEquals(Stage.KEY_AWAITED, omar.certificate(run).stage());
    assertEquals(WindowState.WITHDRAWN, story.closed(run).state());
    assertEquals(Optional.empty(), windows.kept(run));
  }

  @Test
  void aWindowWhoseHolderShowsNoKeyInTimeExpiresAndNothingWasIssued() {
    RunId run = windows.awaitingKey(HOLDER);
    sandbox.skip(Duration.ofMinutes(91));
    assertEquals(WindowState.EXPIRED, windows.until(run, WindowState.EXPIRED));
    assertEquals(Optional.empty(), windows.kept(run));
  }

  @Test
  void whatIsNoRequestForACertificateHasNoneIssuedAndOpensNothing() {
    RunId run = windows.awaitingKey(HOLDER);
    omar.shows(
        run, "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n");
    assertEquals(WindowState.NEVER_OPEN, windows.until(run, WindowState.NEVER_OPEN));
    assertEquals(Optional.empty(), windows.kept(run));
  }

  @Test
  void whatCannotBeRevokedYetKeepsTheNextWindowAndNotTheClosingAndIsRevokedInTheEnd() {
    RunId run = windows.opened(HOLDER, omar);
    sandbox
        .aws()
        .levers()
        .faults()
        .add(Fault.error("acm-pca", "RevokeCertificate", 400, "InvalidStateException").times(1000));
    sandbox.desk().close(Caller.of(REQUESTER, "test"), run, "the story is told");
    assertEquals(WindowState.CLOSED, windows.until(run, WindowState.CLOSED));
    assertFalse(anchorEnabled());
    sandbox.skip(Duration.ofMinutes(11));
    Waiting.until(
        () -> Optional.of(alerts(run)),
        told -> told.stream().anyMatch(text -> text.contains("is not revoked yet")),
        "somebody to be told");
    story.review(run);

    RunId next = windows.asked(SECOND_HOLDER);
    assertEquals(WindowState.REJECTED, windows.until(next, WindowState.REJECTED));
    assertTrue(
        sandbox.desk().status(next).reason().orElse("").contains("ROTATION_OWED"),
        sandbox.desk().status(next).reason()::toString);

    sandbox.aws().levers().faults().clear();
    sandbox.skip(Duration.ofMinutes(5));
    assertEquals(WindowState.REVIEWED, story.outcome(run).state());
    assertEquals(CertificateStage.REVOKED, windows.kept(run).orElseThrow().stage());
  }

  @Test
  void anAuthorityThatIssuesNothingOpensNothing() {
    RunId run = windows.awaitingKey(HOLDER);
    sandbox
        .aws()
        .levers()
        .faults()
        .add(Fault.error("acm-pca", "IssueCertificate", 400, "InvalidStateException").times(1000));
    omar.showsKey(run);
    windows.until(run, WindowState.OPENING);
    sandbox.skip(Duration.ofMinutes(11));
    assertEquals(WindowState.NEVER_OPEN, windows.until(run, WindowState.NEVER_OPEN));
    assertEquals(CertificateStage.UNDONE, windows.kept(run).orElseThrow().stage());
  }

  @Test
  void theEndOfOneWindowLeavesTheAnchorToAnothers() {
    RunId one = windows.opened(HOLDER, omar);
    IssuedHolder lena = new IssuedHolder(sandbox, SECOND_HOLDER);
    RunId other = windows.opened(SECOND_HOLDER, lena);
    assertEquals(WindowState.REVIEWED, story.closed(one).state());
    assertTrue(anchorEnabled());
    SessionAnswer.Granted inside =
        assertInstanceOf(SessionAnswer.Granted.class, lena.ask(windows.bundle(other, lena)));
    assertTrue(lena.call(inside.credentials()).startsWith("allowed"));
    assertEquals(WindowState.REVIEWED, story.closed(other).state());
  }

  @Test
  void anAnchorThatSomebodyEnabledByHandIsDisabledByTheSweepAndTold() {
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      sandbox
          .organization()
          .pastGuardrails(() ->
              root.anywhere()
                  .enableTrustAnchor(r -> r.trustAnchorId(sandbox.issuer().anchor().id())));
    }
    assertTrue(anchorEnabled());
    SweepOnce sweep = new SweepOnce(sandbox);
    assertEquals(SweepOnce.MENDED, sweep.exit());
    assertFalse(anchorEnabled());
    assertTrue(
        sweep.pages().stream().anyMatch(text -> text.contains("trust anchor was enabled")),
        sweep.pages()::toString);
  }

  private List<String> alerts(RunId run) {
    return new AlertTable(sandbox.ledger()).of(run).stream().map(alert -> alert.text()).toList();
  }

  private boolean anchorEnabled() {
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      return root.anywhere()
          .getTrustAnchor(r -> r.trustAnchorId(sandbox.issuer().anchor().id()))
          .trustAnchor()
          .enabled();
    }
  }
}
