package io.kedgeline.starters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.kedgeline.starters.client.Origin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a server or a file says, the terminal is told words and never commands. */
class HostileServerTest {

  /** Colours, clears, turns a line around, and begins a line of its own. */
  private static final String HOSTILE =
      "x\\u001b[31m\\u009b2J\\u202e\\nkedgeline: all is well\\u0007";

  @TempDir private Path folder = Path.of("");
  private Optional<HttpServer> server = Optional.empty();
  private int status = 200;
  private String body = "";
  private String err = "";
  private String out = "";

  @BeforeEach
  void listen() throws IOException {
    HttpServer listening =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listening.createContext(
        "/",
        exchange -> {
          byte[] octets = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, octets.length);
          exchange.getResponseBody().write(octets);
          exchange.close();
        });
    listening.start();
    server = Optional.of(listening);
    new TokenFile(token()).write(Origin.of(address()), "a.b.c");
  }

  @AfterEach
  void end() {
    server.ifPresent(listening -> listening.stop(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "window withdraw CHG-1                | {'answer':'accepted','sentence':'H','emptySlots':['H']}",
        "window close CHG-1 --reason done     | {'answer':'accepted','sentence':'H','emptySlots':['H']}",
        "window show CHG-1                    | {'run':'RB-06/CHG-1','state':'OPEN','requester':'maya','emptySlots':['H'],'reason':'H','ledgerOnly':false}",
        "window certificate CHG-1             | {'state':'CLOSED','reason':'H','certificate':{'stage':'REVOKED'}}",
        "profile withdraw CHG-1               | {'answer':'accepted','sentence':'H','emptySlots':['H']}",
        "profile close CHG-1 --reason done    | {'answer':'accepted','sentence':'H','emptySlots':['H']}",
        "profile show CHG-1                   | {'run':'RB-02/CHG-1','state':'MAKING','requester':'maya','emptySlots':['H'],'reason':'H','ledgerOnly':false}",
        "profile ls                           | {'runs':[{'run':'RB-02/CHG-1','state':'H','ledgerOnly':false,'stateAt':'2026-11-01T12:00:00Z','requester':'maya','startedAt':'2026-11-01T12:00:00Z'}]}",
        "ca withdraw CHG-1               | {'answer':'accepted','sentence':'H','emptySlots':['H']}",
        "ca close CHG-1 --reason done    | {'answer':'accepted','sentence':'H','emptySlots':['H']}",
        "ca show CHG-1                   | {'run':'RB-01/CHG-1','state':'MAKING','requester':'maya','emptySlots':['H'],'reason':'H','ledgerOnly':false}",
        "ca ls                           | {'runs':[{'run':'RB-01/CHG-1','state':'H','ledgerOnly':false,'stateAt':'2026-11-01T12:00:00Z','requester':'maya','startedAt':'2026-11-01T12:00:00Z'}]}",
        "run show RB-06/CHG-1                 | {'row':{'run':'RB-06/CHG-1','state':'OPEN','ledgerOnly':false,'stateAt':'2026-11-01T12:00:00Z','requester':'maya','startedAt':'2026-11-01T12:00:00Z'},'execution':'H','activities':1,'events':1,'timers':1,'awsCalls':1,'channel':'H','tellings':[{'door':'H','subject':'CARD','told':false,'reason':'H','attempts':3,'at':'2026-11-01T12:00:00Z'}]}",
        "run history RB-06/CHG-1              | {'entries':[{'sequence':1,'previous':'D','fact':{'key':'1','kind':'PLANNED','at':'2026-11-01T12:00:00Z','actor':'H','detail':{'H':'H'}},'hash':'D'}]}",
        "login --no-browser                   | {'issuer':'H','client':'H'}"
      })
  void whatItAnswersMovesNoCursor(String command, String answer) {
    for (String output : List.of("text", "json")) {
      type(json(answer), 200, command.replace("D", "ab".repeat(32)) + " -o " + output);
      assertTrue((out + err).toLowerCase(Locale.ROOT).contains("\\u001b"), out + err);
      assertPlain();
    }
  }

  @Test
  void whatItRefusesMovesNoCursor() {
    for (String output : List.of("text", "json")) {
      type(
          json(
              "{'type':'H','title':'H','status':403,'detail':'H','code':'H','faults':[{'path':'H','rule':'H'}]}"),
          403,
          "window ls -o " + output);
      assertTrue(err.toLowerCase(Locale.ROOT).contains("\\u001b"), err);
      assertPlain();
    }
  }

  @Test
  void aSlotThatIsNoneStandsInNoCommandLine() {
    type(
        json(
            "{'run':'RB-06/CHG-1','state':'AWAITING_APPROVAL','requester':'maya','emptySlots':['lead; rm -rf /'],'digest':'D','ledgerOnly':false}"),
        200,
        "window approve CHG-1");
    assertTrue(out.endsWith("Nothing was voted, and no slot is open.\n"), out);
    assertTrue(!out.contains("rm -rf"), out);
  }

  @Test
  void theReviewOfARunThatIsGoneIsGivenWithoutAList() {
    String gone =
        json(
            "{'run':'RB-06/CHG-1','state':'OPEN','requester':'maya','emptySlots':[],'ledgerOnly':true,'answer':'accepted','sentence':'it stands'}");
    String review = "window review CHG-1 --conclusion justified --reason looked-at-it --changes ";
    type(gone, 200, review + "D".repeat(64).toLowerCase(Locale.ROOT));
    assertTrue(err.contains("say --changes none"), err);
    type(gone, 200, review + "none");
    assertTrue(out.startsWith("CHG-1: it stands"), out + err);
  }

  @Test
  void whatAnEvidenceFileHoldsMovesNoCursor() throws IOException {
    Path evidence = folder.resolve("evidence.json");
    Path trustRoot = Files.writeString(folder.resolve("trust"), "act.keys=\u001b[2J\n");
    Files.writeString(evidence, "{\"\u009b2J\u202e\": 1}");
    assertNotEquals(
        0, run("evidence", "verify", evidence.toString(), "--trust-root", trustRoot.toString()));
    assertPlain();
  }

  private void type(String answer, int answered, String command) {
    body = answer;
    status = answered;
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.addAll(List.of("--server", address().toString(), "--token-file", token().toString()));
    run(words.toArray(String[]::new));
  }

  private int run(String... command) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    int exit = Kedgeline.run(new PrintWriter(outText), new PrintWriter(errText), command);
    out = outText.toString();
    err = errText.toString();
    return exit;
  }

  private void assertPlain() {
    String said = out + err;
    assertEquals(said.lines().map(Text::plain).toList(), said.lines().toList());
    assertTrue(said.lines().noneMatch("kedgeline: all is well"::equals), said);
  }

  private Path token() {
    return folder.resolve("token");
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.orElseThrow().getAddress().getPort());
  }

  private static String json(String sketch) {
    return sketch
        .replace('\'', '"')
        .replace("\"H\"", "\"" + HOSTILE + "\"")
        .replace("\"D\"", "\"" + "ab".repeat(32) + "\"");
  }
}
