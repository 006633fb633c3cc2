package io.kedgeline.starters.cli.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.starters.SampleHolderWindow;
import io.kedgeline.starters.api.BundleDocument;
import io.kedgeline.starters.api.HolderCertificateDocument;
import io.kedgeline.starters.api.HolderKey;
import io.kedgeline.starters.api.HolderProgress;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.cli.ScriptedServer;
import io.kedgeline.starters.cli.ScriptedServer.Said;
import io.kedgeline.workflows.breakglass.HolderCertificateView.Stage;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the holder of a window types to get their certificate, against a server's answers. */
class HolderCommandsTest {

  private static final String CERTIFICATE =
      "-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n";
  private static final String ACCEPTED =
      "{\"answer\":\"accepted\",\"sentence\":\"taken in\",\"emptySlots\":[]}";
  private static final String WINDOW = "/v1/windows/CHG-7";

  @TempDir private Path folder = Path.of("");
  private Optional<ScriptedServer> listening = Optional.empty();

  @BeforeEach
  void listen() throws IOException {
    listening = Optional.of(new ScriptedServer(folder));
  }

  @AfterEach
  void end() {
    listening.ifPresent(ScriptedServer::close);
  }

  @Test
  void theHoldersRequestIsShownAsItStandsInTheFile() throws IOException {
    server().answering("POST " + WINDOW + "/key", ACCEPTED);
    Said said = server().type("window", "key", "CHG-7", "--certificate-request", request());
    assertEquals(0, said.exit(), said.err());
    assertEquals(
        List.of(
            "POST %s/key %s"
                .formatted(WINDOW, CanonicalJson.write(new HolderKey(SampleHolderWindow.REQUEST)))),
        server().calls());
    assertTrue(said.out().startsWith("CHG-7: taken in. Wait for it:"), said.out());
  }

  @Test
  void aFileThatIsNoRequestIsShownToNobody() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "-----BEGIN PRIVATE KEY-----\n");
    for (String[] command :
        List.of(
            new String[] {"window", "key", "CHG-7", "--certificate-request", key.toString()},
            asking("omar", key.toString()))) {
      Said said = server().type(command);
      assertEquals(2, said.exit(), said.out());
      assertTrue(said.err().contains("must be one PKCS#10 request in PEM"), said.err());
    }
    assertEquals(List.of(), server().calls());
  }

  @Test
  void aCertificateThatIsIssuedIsWrittenWithItsSectionForAws() throws IOException {
    answerCertificate(WindowState.OPEN, Stage.ISSUED);
    Said said = server().type(writing());
    assertEquals(0, said.exit(), said.err());
    assertEquals(CERTIFICATE, Files.readString(folder.resolve("certificate.pem")));
    String config = Files.readString(folder.resolve("aws-config"));
    assertTrue(config.startsWith("[profile exacttr]\nregion = eu-central-1\n"), config);
    assertTrue(config.contains("--private-key /home/omar/breakglass.key"), config);
    assertTrue(said.out().contains("aws --profile exacttr sts get-caller-identity"), said.out());
  }

  @Test
  void beforeItIsIssuedNothingIsWrittenAndTheCodeSaysThatItIsPending() throws IOException {
    for (Stage stage : List.of(Stage.KEY_AWAITED, Stage.KEY_SHOWN)) {
      answerCertificate(WindowState.AWAITING_KEY, stage);
      Said said = server().type(writing());
      assertEquals(3, said.exit(), said.err());
      assertFalse(Files.exists(folder.resolve("certificate.pem")));
    }
  }

  @Test
  void whatIsRevokedOrUnknownEndsTheWaiting() throws IOException {
    answerCertificate(WindowState.CLOSED, Stage.REVOKED);
    assertEquals(4, server().type(waiting()).exit());
    answerCertificate(WindowState.CLOSED, Stage.UNKNOWN);
    assertEquals(6, server().type(waiting()).exit());
    answerCertificate(WindowState.EXPIRED, Stage.KEY_AWAITED);
    assertEquals(4, server().type(waiting()).exit());
  }

  @Test
  void aKeyWithoutAFolderIsWrongInput() throws IOException {
    Said said = server().type("window", "certificate", "CHG-7", "--key", "/home/omar/k");
    assertEquals(2, said.exit(), said.out());
    assertEquals(List.of(), server().calls());
  }

  @Test
  void aHolderWhoAsksShowsTheirKeyOnceTheWindowIsPlanned() throws IOException {
    answerRequest("omar");
    server()
        .answering("GET " + WINDOW, window(Optional.of(Stage.KEY_AWAITED)))
        .answering("POST " + WINDOW + "/key", ACCEPTED);
    Said said = server().type(asking("omar", request()));
    assertEquals(0, said.exit(), said.err());
    assertTrue(said.err().contains("your key is shown: taken in"), said.err());
    assertTrue(server().calls().getLast().startsWith("POST " + WINDOW + "/key"));
  }

  @Test
  void whoeverAsksForAnotherHolderIsToldWhoShowsTheKeyAndHow() throws IOException {
    answerRequest("maya");
    Said said = server().type(asking("omar", request()));
    assertEquals(0, said.exit(), said.err());
    assertTrue(
        said.err()
            .contains(
                "omar holds the window and shows the key, not maya: kedgeline window key CHG-7"),
        said.err());
    assertTrue(server().calls().stream().noneMatch(call -> call.contains("/key")));
  }

  @Test
  void whereTheHolderHasACertificateNoKeyIsShown() throws IOException {
    answerRequest("omar");
    server().answering("GET " + WINDOW, window(Optional.empty()));
    Said said = server().type(asking("omar", request()));
    assertEquals(0, said.exit(), said.err());
    assertTrue(said.err().contains("no certificate is issued for this window"), said.err());
    assertTrue(server().calls().stream().noneMatch(call -> call.contains("/key")));
  }

  private void answerRequest(String asker) {
    server()
        .answering("POST /v1/windows", "{\"run\":\"RB-06/CHG-7\"}")
        .answering(
            "GET /v1/me", "{\"id\":\"%s\",\"displayName\":\"x\",\"groups\":[]}".formatted(asker));
  }

  private void answerCertificate(WindowState state, Stage stage) {
    boolean issued = stage == Stage.ISSUED;
    BundleDocument bundle =
        new BundleDocument(
            CERTIFICATE,
            List.of(),
            SampleHolderWindow.plan().trustAnchor().value(),
            SampleHolderWindow.request().profile().value(),
            SampleHolderWindow.plan().role().value(),
            900);
    HolderCertificateDocument certificate =
        new HolderCertificateDocument(
            stage,
            Optional.of(new CertificateSerial("3ac9")).filter(serial -> issued),
            Optional.of(bundle).filter(document -> issued));
    server()
        .answering(
            "GET " + WINDOW + "/certificate",
            CanonicalJson.write(new HolderProgress(state, Optional.empty(), certificate)));
  }

  private static String window(Optional<Stage> stage) {
    return CanonicalJson.write(
        new WindowView(
            SampleHolderWindow.RUN,
            WindowState.AWAITING_APPROVAL,
            SampleHolderWindow.OMAR,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Digest.ofText("plan")),
            Optional.of(SampleHolderWindow.plan()),
            stage.map(at -> new HolderCertificateDocument(at, Optional.empty(), Optional.empty())),
            Optional.empty(),
            false));
  }

  private String[] writing() {
    return new String[] {
      "window",
      "certificate",
      "CHG-7",
      "--key",
      "/home/omar/breakglass.key",
      "--out",
      folder.toString()
    };
  }

  private static String[] waiting() {
    return new String[] {"window", "certificate", "CHG-7", "--wait", "PT1H"};
  }

  private static String[] asking(String holder, String request) {
    return new String[] {
      "window",
      "request",
      "--change",
      "CHG-7",
      "--profile",
      "sec-breakglass",
      "--holder",
      holder,
      "--certificate",
      "CN=omar",
      "--length",
      "30m",
      "--reason",
      "the directory is down",
      "--certificate-request",
      request
    };
  }

  private String request() throws IOException {
    return Files.writeString(folder.resolve("breakglass.csr"), SampleHolderWindow.REQUEST)
        .toString();
  }

  private ScriptedServer server() {
    return listening.orElseThrow();
  }
}
