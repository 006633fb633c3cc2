package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.SECOND_HOLDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.event.SeenCertificate;
import io.kedgeline.ledger.event.SeenCertificateTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.database.CuttableProxy;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.starters.server.ServerConfig;
import io.kedgeline.starters.server.ServerProcess;
import io.kedgeline.twins.aws.events.EventBus;
import io.kedgeline.twins.aws.events.EventDelivery;
import io.kedgeline.twins.aws.events.EventTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What AWS's EventBridge delivers to the server, well and badly, and what the ledger has of it. */
@ExtendWith(SharedSandbox.class)
@Timeout(180)
class AwsEventStoriesTest {

  private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(61);

  private final Sandbox sandbox;
  private final Story story;
  private final EventBus bus;
  private final EventTarget server;
  private Optional<RunId> window = Optional.empty();

  AwsEventStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.bus = sandbox.aws().levers().events();
    this.server = bus.target().orElseThrow();
  }

  @BeforeEach
  void nothingOfEarlierStoriesWaits() {
    story.afterEarlierDenials();
    bus.deliverDue();
  }

  @AfterEach
  void end() {
    bus.deliver(EventDelivery.prompt());
    bus.deliverTo(server);
    window.ifPresent(story::closed);
  }

  @Test
  void aSessionShowsUpAsSeenWithItsCertificatesSerial() {
    open(HOLDER);
    bus.deliverDue();
    Instant before = sandbox.clock().instant().minusSeconds(1);
    letIn(HOLDER);
    bus.deliverDue();
    SeenCertificate seen = seen(HOLDER).orElseThrow();
    assertTrue(!seen.lastSeen().isBefore(before), seen::toString);
    assertEquals(
        List.of(sandbox.account().role().value()),
        told("SELECT role FROM aws_event WHERE serial = '%s' ORDER BY at DESC LIMIT 1", HOLDER));
  }

  @Test
  void whatKedgelineItselfChangesIsToldAsWell() {
    open(HOLDER);
    bus.deliverDue();
    assertTrue(
        Set.copyOf(
                told(
                    "SELECT DISTINCT name FROM aws_event WHERE profile = '"
                        + sandbox.account().profile()
                        + "'",
                    HOLDER))
            .containsAll(Set.of("TagResource", "UpdateProfile", "EnableProfile")));
  }

  @Test
  void whoeverIsRefusedIsNotSeen() {
    assertInstanceOf(SessionAnswer.Refused.class, new Holder(sandbox, SECOND_HOLDER).ask());
    Optional<SeenCertificate> before = seen(SECOND_HOLDER);
    bus.deliverDue();
    assertEquals(before, seen(SECOND_HOLDER));
  }

  @Test
  void whatComesTwiceLateAndOutOfOrderIsOneSightAndTheLatest() {
    open(HOLDER);
    bus.deliverDue();
    long kept = sessions();
    bus.deliver(EventDelivery.prompt().later(Duration.ofMinutes(5)).twice().outOfOrder());
    letIn(HOLDER);
    sandbox.skip(Duration.ofMinutes(1));
    letIn(HOLDER);
    Instant last = sandbox.clock().instant();
    assertEquals(kept, sessions());
    sandbox.skip(Duration.ofMinutes(5));
    bus.deliverDue();
    assertEquals(kept + 2, sessions());
    Instant seen = seen(HOLDER).orElseThrow().lastSeen();
    assertTrue(Duration.between(seen, last).abs().compareTo(Duration.ofSeconds(30)) < 0, "" + seen);
  }

  @Test
  void whatNeverComesIsMissingAndNothingElseIs() {
    open(HOLDER);
    bus.deliverDue();
    long kept = sessions();
    bus.deliver(EventDelivery.prompt().never());
    letIn(HOLDER);
    bus.deliver(EventDelivery.prompt());
    letIn(HOLDER);
    bus.deliverDue();
    assertEquals(kept + 1, sessions());
  }

  @Test
  void aKeyThatWasExchangedTooEarlyLosesNothing() {
    open(HOLDER);
    bus.deliverDue();
    long kept = sessions();
    bus.deliverTo(new EventTarget(server.address(), server.header(), "w".repeat(40)));
    letIn(HOLDER);
    bus.deliverDue();
    assertEquals(kept, sessions());
    bus.deliverTo(server);
    sandbox.skip(UNTIL_TRIED_AGAIN);
    bus.deliverDue();
    assertEquals(kept + 1, sessions());
  }

  @Test
  void whatComesWhileTheLedgerIsDownIsTakenInWhenItIsDeliveredAgain() throws IOException {
    open(HOLDER);
    bus.deliverDue();
    long kept = sessions();
    Path settings = sandbox.folder().resolve("server-cut-off.properties");
    try (CuttableProxy ledger = CuttableProxy.toLedger(apart(), settings);
        ServerProcess other = ServerProcess.start(ServerConfig.read(settings))) {
      bus.deliverTo(
          new EventTarget(
              other.address().resolve("/v1/aws-events"), server.header(), server.key()));
      ledger.cut();
      letIn(HOLDER);
      bus.deliverDue();
      assertEquals(kept, sessions());
      assertTrue(bus.waiting() > 0);
      ledger.mend();
      deliverAgain();
      assertEquals(kept + 1, sessions());
    }
  }

  /** Each connection that the server's pool has from before is found broken by one delivery. */
  private void deliverAgain() {
    for (int times = 0; times < 10 && bus.waiting() > 0; times++) {
      sandbox.skip(UNTIL_TRIED_AGAIN);
      bus.deliverDue();
    }
  }

  /** The settings of a server that stands beside the sandbox's own and does nothing by itself. */
  private Path apart() throws IOException {
    Path usual = sandbox.folder().resolve("server.properties");
    return Files.writeString(
        usual.resolveSibling("server-apart.properties"),
        Files.readString(usual).replaceAll("(?m)^slack\\..*$", ""));
  }

  private void open(PersonId holder) {
    window = Optional.of(story.opened(holder));
  }

  private void letIn(PersonId holder) {
    assertInstanceOf(SessionAnswer.Granted.class, new Holder(sandbox, holder).ask());
  }

  private CertificateSerial serial(PersonId holder) {
    return CertificateSerial.ofHexadecimal(
            sandbox.holder(holder).certificate().getSerialNumber().toString(16))
        .orElseThrow();
  }

  private Optional<SeenCertificate> seen(PersonId holder) {
    return new SeenCertificateTable(sandbox.ledger())
        .under(sandbox.account().anchor()).stream()
            .filter(certificate -> certificate.serial().equals(serial(holder)))
            .findFirst();
  }

  private long sessions() {
    return Long.parseLong(
        told("SELECT count(*)::text FROM aws_event WHERE serial = '%s'", HOLDER).getFirst());
  }

  private List<String> told(String query, PersonId holder) {
    return sandbox
        .ledger()
        .jdbi()
        .withHandle(handle ->
            handle.createQuery(query.formatted(serial(holder))).mapTo(String.class).list());
  }
}
