package io.kedgeline.twins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.methods.SlackApiException;
import io.kedgeline.twins.slack.page.SlackPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page on which people see the workspace, and click. */
class SlackPageTest {

  private static final Pattern TOKEN = Pattern.compile("page-token\" content=\"([0-9a-f]{64})\"");
  private static final String ASKS =
      """
      {"type":"modal","callback_id":"deny","title":{"type":"plain_text","text":"Deny"},
       "submit":{"type":"plain_text","text":"Deny"},"blocks":[
        {"type":"input","block_id":"why","label":{"type":"plain_text","text":"Why?"},
         "element":{"type":"plain_text_input","action_id":"reason"}},
        {"type":"input","block_id":"how","label":{"type":"plain_text","text":"How?"},"optional":true,
         "element":{"type":"static_select","action_id":"way","options":[
          {"text":{"type":"plain_text","text":"Softly"},"value":"soft"}]}}]}
      """;

  private final SlackWorld world = new SlackWorld();
  private final SlackPage page = SlackPage.of(world.twin);
  private final HttpClient client = HttpClient.newHttpClient();
  private final String token;

  SlackPageTest() throws IOException, InterruptedException {
    Matcher found = TOKEN.matcher(get("").body());
    assertTrue(found.find());
    token = found.group(1);
  }

  @AfterEach
  void end() {
    client.close();
    page.close();
    world.close();
  }

  @Test
  void whatAnAppOrAPersonWroteIsTextOnThePage() throws Exception {
    String hostile = "<img src=x onerror=alert(1)>\\\" autofocus onfocus='alert(2)'";
    world.post(
        """
        [{"type":"header","text":{"type":"plain_text","text":"%1$s"}},
         {"type":"section","text":{"type":"plain_text","text":"%1$s"},
          "fields":[{"type":"mrkdwn","text":"%1$s"}]},
         {"type":"context","elements":[{"type":"plain_text","text":"%1$s"}]},
         {"type":"image","image_url":"https://elsewhere.example/x.png","alt_text":"%1$s"},
         {"type":"actions","elements":[{"type":"button","action_id":"%1$s","value":"%1$s",
          "text":{"type":"plain_text","text":"%1$s"},"url":"javascript:alert(3)",
          "confirm":{"title":{"type":"plain_text","text":"%1$s"},
           "text":{"type":"plain_text","text":"%1$s"},
           "confirm":{"type":"plain_text","text":"Yes"},
           "deny":{"type":"plain_text","text":"No"}}}]}]
        """
            .formatted(hostile));
    world.noor().say(world.channel, "<script>alert(4)</script> &lt;script&gt;");
    String drawn = screen(world.maya).path("messages").asText();
    String tags =
        String.join(
            "\n",
            Pattern.compile("<[^>]*>").matcher(drawn).results().map(tag -> tag.group()).toList());
    assertFalse(tags.contains("<img") || tags.contains("<script"), tags);
    assertFalse(tags.contains("javascript:") || tags.contains("elsewhere.example"), tags);
    assertFalse(tags.matches("(?s).*\\son[a-z]+=['\"].*"), tags);
    assertTrue(drawn.contains("&lt;img src=x onerror=alert(1)&gt;&quot; autofocus"), drawn);
  }

  @Test
  void theBrowserLoadsAndSendsNothingBeyondThePage() throws Exception {
    HttpResponse<String> shell = get("");
    String policy = shell.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'"));
    assertFalse(policy.contains("unsafe"));
    for (String file : List.of("", "page.js", "page.css")) {
      assertFalse(get(file).body().matches("(?s).*https?://.*"), file);
    }
    assertFalse(shell.body().contains("onclick="));
  }

  @Test
  void aReboundNameAnotherSiteAndWhoeverKnowsNotThePagesWordAreRefused() throws Exception {
    SlackMessage card = world.card();
    String click = click(world.maya, card);
    int port = page.address().getPort();
    String wordless = "POST /click HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n";
    String word = "X-Page-Token: " + token + "\r\n";
    for (String head :
        List.of(
            wordless,
            wordless + "X-Page-Token: " + "0".repeat(64) + "\r\n",
            wordless + word + "Origin: http://elsewhere.example\r\n",
            wordless + word + "Origin: null\r\n",
            "POST /click HTTP/1.1\r\n" + word + "Host: elsewhere.example:" + port + "\r\n",
            "GET / HTTP/1.1\r\nHost: elsewhere.example:" + port + "\r\n",
            "GET /screen HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n")) {
      assertEquals("HTTP/1.1 403 Forbidden", raw(head, click));
    }
    assertEquals(List.of(), world.twin.deliveries());
  }

  @Test
  void aClickIsDeliveredAsThePersonWhoIsShown() throws Exception {
    SlackMessage card = world.card();
    assertEquals(204, post("click", click(world.noor, card)).statusCode());
    JsonNode payload = world.twin.deliveries().getLast().payload();
    assertEquals(world.noor.id(), payload.at("/user/id").asText());
    assertEquals("approve", payload.at("/actions/0/action_id").asText());
    assertEquals(
        SlackSignature.of(
            world.twin.signingSecret(),
            world.app.received().getLast().header("X-slack-request-timestamp"),
            world.app.received().getLast().body().getBytes(StandardCharsets.UTF_8)),
        world.app.received().getLast().header("X-slack-signature"));
  }

  @Test
  void aModalIsShownFilledInAndSaysWhatIsWrong() throws Exception {
    SlackMessage card = world.card();
    world.maya().click(card, "deny");
    String trigger = world.twin.deliveries().getLast().payload().path("trigger_id").asText();
    world.client.viewsOpen(open -> open.triggerId(trigger).viewAsString(ASKS));
    SlackView view = world.maya().views().getLast();
    String shown = screen(world.maya).path("view").asText();
    assertTrue(shown.contains("name=\"reason\" required"), shown);
    assertTrue(shown.contains("<option value=\"soft\">Softly</option>"), shown);
    assertEquals("", screen(world.noor).path("view").asText());
    world.app.answers(
        200, "{\"response_action\":\"errors\",\"errors\":{\"why\":\"say <b>more</b>\"}}");
    String filled =
        "{\"as\":\"%s\",\"view\":\"%s\",\"values\":{\"reason\":\"no\",\"way\":\"soft\"}}"
            .formatted(world.maya.id(), view.id());
    assertEquals(204, post("submit", filled).statusCode());
    assertEquals(
        "soft",
        world
            .twin
            .deliveries()
            .getLast()
            .payload()
            .at("/view/state/values/how/way/selected_option/value")
            .asText());
    assertTrue(screen(world.maya).path("view").asText().contains("say &lt;b&gt;more&lt;/b&gt;"));
    world.app.answers(200, "");
    post("submit", filled);
    assertEquals("", screen(world.maya).path("view").asText());
    assertEquals(409, post("submit", filled).statusCode());
  }

  @Test
  void eachSeesWhatTheySeeInSlack() throws IOException, SlackApiException, InterruptedException {
    SlackMessage card = world.card();
    world.client.chatPostMessage(
        r -> r.channel(world.channel.id()).threadTs(card.ts()).text("grace voted"));
    world.client.chatPostEphemeral(
        r -> r.channel(world.channel.id()).user(world.maya.id()).text("for maya alone"));
    world.client.chatPostMessage(r -> r.channel(world.noor.id()).text("to noor directly"));
    String maya = screen(world.maya).toString();
    assertTrue(maya.contains("for maya alone") && maya.contains("grace voted"), maya);
    String noor = screen(world.noor).toString();
    assertFalse(noor.contains("for maya alone"), noor);
    String direct = world.noor().channels().getLast().id();
    assertTrue(
        get("screen?as=" + world.noor.id() + "&room=" + direct)
            .body()
            .contains("to noor directly"));
    assertFalse(
        get("screen?as=" + world.maya.id() + "&room=" + direct)
            .body()
            .contains("to noor directly"));
  }

  @Test
  void whatIsTypedIsSaidOrIsACommand() throws Exception {
    String line = "{\"as\":\"%s\",\"channel\":\"%s\",\"text\":\"%s\"}";
    post("say", line.formatted(world.maya.id(), world.channel.id(), "hello"));
    assertEquals("hello", world.noor().messages(world.channel).getLast().text());
    post("say", line.formatted(world.maya.id(), world.channel.id(), "/kedgeline help"));
    assertEquals("help", world.twin.deliveries().getLast().payload().path("text").asText());
  }

  private String click(SlackMember as, SlackMessage card) {
    return "{\"as\":\"%s\",\"channel\":\"%s\",\"ts\":\"%s\",\"action\":\"approve\"}"
        .formatted(as.id(), card.channel(), card.ts());
  }

  private JsonNode screen(SlackMember as) throws IOException, InterruptedException {
    return Json.parse(get("screen?as=" + as.id()).body()).orElseThrow();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(page.address().resolve(path));
    if (path.startsWith("screen")) {
      request.header("X-Page-Token", token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String kind, String body)
      throws IOException, InterruptedException {
    URI to = page.address().resolve(kind);
    return client.send(
        HttpRequest.newBuilder(to)
            .header("X-Page-Token", token)
            .header("Origin", "http://127.0.0.1:" + to.getPort())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Sends what no client library would; answers the status line. */
  private String raw(String head, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), page.address().getPort());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(
          "%sConnection: close\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(head, body.length(), body)
              .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return answer.substring(0, answer.indexOf("\r\n"));
    }
  }
}
