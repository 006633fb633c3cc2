package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedDevice;
import io.kedgeline.starters.api.HolderCertificateDocument;
import io.kedgeline.starters.api.HolderKey;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.client.ApiRefusal;
import io.kedgeline.workflows.breakglass.HolderCertificateView.Stage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How a holder gets the certificate for their window at the doors of the server. */
@ExtendWith(SharedSandbox.class)
class HolderDoorStoriesTest {

  private final Sandbox sandbox;
  private final ChangeId change = Story.freshChange();
  private final InventedDevice key =
      InventedDevice.of("anything", "urn:exacttr:device:anything-else");

  @TempDir private Path folder = Path.of("");

  HolderDoorStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    sandbox.recordChange(change, sandbox.issuer().profile().value(), REQUESTER);
  }

  @Test
  void atTheTerminalAHolderShowsAKeyAndGetsACertificateThatIsRevokedAfterTheWindow()
      throws IOException, GeneralSecurityException, InterruptedException {
    Terminal requester = new Terminal(sandbox, REQUESTER);
    Terminal holder = new Terminal(sandbox, HOLDER);
    Terminal.Said asked = asked(requester);
    assertTrue(
        asked.err().contains("omar holds the window and shows the key, not maya"), asked.err());
    Waiting.untilState(client(), change, WindowState.AWAITING_APPROVAL);
    approve(SECURITY_LEAD, "security-lead");
    approve(RESPONSE_LEAD, "ir-lead");
    Waiting.untilState(client(), change, WindowState.AWAITING_KEY);
    Terminal.Said waiting = requester.type("window", "show", change.value());
    assertEquals(3, waiting.exit());
    assertTrue(waiting.out().contains("omar has to show a key until "), waiting.out());
    Terminal.Said strangers = shown(requester);
    assertEquals(4, strangers.exit());
    assertTrue(strangers.err().contains("NOT_THE_HOLDER: maya does not hold"), strangers.err());
    assertEquals(0, shown(holder).exit());
    Terminal.Said got =
        holder.type(
            "window",
            "certificate",
            change.value(),
            "--wait",
            "PT2M",
            "--key",
            "/home/omar/breakglass.key",
            "--out",
            folder.toString());
    assertEquals(0, got.exit(), got.err());
    Waiting.untilState(client(), change, WindowState.OPEN);
    assertEquals("CN=omar-breakglass@" + change, written().sourceIdentity().value());
    assertInstanceOf(SessionAnswer.Granted.class, session());
    Terminal.Said late = shown(holder);
    assertEquals(5, late.exit());
    assertTrue(late.err().contains("KEY_IN_USE"), late.err());
    assertEquals(0, requester.type("window", "close", change.value(), "--reason", "done").exit());
    Waiting.until(
        () -> client().window(change).certificate().map(HolderCertificateDocument::stage),
        Stage.REVOKED::equals,
        "the certificate to be revoked");
    assertEquals(4, holder.type("window", "certificate", change.value()).exit());
    new Story(sandbox).outcome(RunId.ofWindow(change));
    assertEquals(5, shown(holder).exit());
    assertVerified(requester);
  }

  @Test
  void overHttpAKeyIsTheHoldersAloneAndBeforeItIsIssuedThereIsNoBundle() {
    asked(new Terminal(sandbox, REQUESTER));
    Waiting.untilState(client(), change, WindowState.AWAITING_APPROVAL);
    assertEquals(Stage.KEY_AWAITED, client().holderProgress(change).certificate().stage());
    HolderKey shown = new HolderKey(key.pem());
    assertEquals(
        "NOT_THE_HOLDER",
        assertThrows(ApiRefusal.class, () -> client().presentKey(change, shown)).problem().code());
    sandbox.as(HOLDER).presentKey(change, shown);
    HolderCertificateDocument standing = client().holderProgress(change).certificate();
    assertEquals(
        new HolderCertificateDocument(Stage.KEY_SHOWN, Optional.empty(), Optional.empty()),
        standing);
    new Story(sandbox).closed(RunId.ofWindow(change));
    assertEquals(
        "RUN_OVER",
        assertThrows(ApiRefusal.class, () -> sandbox.as(HOLDER).presentKey(change, shown))
            .problem()
            .code());
  }

  private Terminal.Said asked(Terminal terminal) {
    Terminal.Said said =
        terminal.type(
            "window",
            "request",
            "--change",
            change.value(),
            "--profile",
            "sec-breakglass-issued",
            "--holder",
            HOLDER.value(),
            "--certificate",
            sandbox.holderIdentity().value(),
            "--length",
            "20m",
            "--reason",
            "the terminal is all we have",
            "--certificate-request",
            request());
    assertEquals(0, said.exit(), said.err());
    return said;
  }

  private Terminal.Said shown(Terminal terminal) {
    return terminal.type("window", "key", change.value(), "--certificate-request", request());
  }

  private void approve(PersonId lead, String slot) {
    String digest = client().window(change).digest().orElseThrow().hex();
    Terminal.Said said =
        new Terminal(sandbox, lead)
            .type("window", "approve", change.value(), "--slot", slot, "--plan", digest);
    assertEquals(0, said.exit(), said.err());
  }

  private SessionAnswer session()
      throws IOException, GeneralSecurityException, InterruptedException {
    return sandbox
        .sessions()
        .ask(
            written(),
            sandbox.issuer().profile(),
            sandbox.issuer().role(),
            sandbox.issuer().anchor());
  }

  private CertificateIdentity written() throws IOException, GeneralSecurityException {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(
                        Files.readAllBytes(folder.resolve("certificate.pem"))));
    return new CertificateIdentity(key.key(), certificate, List.of());
  }

  private void assertVerified(Terminal terminal) {
    Path file = folder.resolve("evidence.json");
    assertEquals(
        0,
        terminal
            .type("evidence", "export", RunId.ofWindow(change).value(), "--to", file.toString())
            .exit());
    Terminal.Said verified =
        Terminal.run(
            List.of(
                "evidence",
                "verify",
                file.toString(),
                "--trust-root",
                sandbox.trustRootFile().toString()));
    assertEquals(0, verified.exit(), verified.out());
    assertTrue(verified.out().contains("its certificate is revoked"), verified.out());
  }

  private String request() {
    try {
      return Files.writeString(folder.resolve("breakglass.csr"), key.pem()).toString();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private ApiClient client() {
    return sandbox.as(REQUESTER);
  }
}
