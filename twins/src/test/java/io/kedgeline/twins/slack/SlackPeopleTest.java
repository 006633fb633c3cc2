package io.kedgeline.twins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.users.UsersInfoResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackPeopleTest {

  private final SlackWorld world;

  SlackPeopleTest() throws IOException {
    world = new SlackWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private UsersInfoResponse info(String user) throws IOException, SlackApiException {
    return world.client.usersInfo(ask -> ask.user(user));
  }

  @Test
  void aMemberIsToldWithTeamAndFlags() throws IOException, SlackApiException {
    assertEquals(world.twin.teamId(), info(world.maya.id()).getUser().getTeamId());
    SlackMember guest = world.twin.member("guest", SlackMember.Flag.ULTRA_RESTRICTED);
    assertTrue(info(guest.id()).getUser().isRestricted());
    assertTrue(info(guest.id()).getUser().isUltraRestricted());
    SlackMember eve = world.twin.memberOf("T0OTHER", "eve", SlackMember.Flag.STRANGER);
    assertTrue(info(eve.id()).getUser().isStranger());
    assertEquals("T0OTHER", info(eve.id()).getUser().getTeamId());
    assertTrue(info(world.twin.bot().id()).getUser().isBot());
  }

  @Test
  void ofADeactivatedGuestSlackNoLongerTellsThatTheyAreOne() throws IOException, SlackApiException {
    SlackMember guest = world.twin.member("guest", SlackMember.Flag.RESTRICTED);
    world.twin.flag(guest, SlackMember.Flag.DELETED);
    assertTrue(info(guest.id()).getUser().isDeleted());
    assertFalse(info(guest.id()).getUser().isRestricted());
  }

  @Test
  void whomSlackDoesNotShowIsNotFound() throws IOException, SlackApiException {
    assertEquals("user_not_found", info("U000").getError());
    SlackMember hidden = world.twin.member("hidden", SlackMember.Flag.HIDDEN);
    assertEquals("user_not_visible", info(hidden.id()).getError());
    world.twin.scopes(Set.of("chat:write"));
    assertEquals("users:read", info(world.maya.id()).getNeeded());
  }

  @Test
  void aDirectMessageIsOpenedOnceAndSeenByThatPersonAlone() throws IOException, SlackApiException {
    String direct = open(world.maya);
    assertEquals(direct, open(world.maya));
    world.client.chatPostMessage(m -> m.channel(direct).text("Your window ends soon"));
    assertEquals("Your window ends soon", world.maya().direct().getLast().text());
    assertEquals(0, world.noor().direct().size());
  }

  private String open(SlackMember member) throws IOException, SlackApiException {
    return world
        .client
        .conversationsOpen(ask -> ask.users(List.of(member.id())))
        .getChannel()
        .getId();
  }

  @Test
  void aDirectMessageNeedsSomebodyWhoCanReadIt() throws IOException, SlackApiException {
    world.twin.flag(world.noor, SlackMember.Flag.DELETED);
    assertEquals("user_disabled", refused(world.noor.id()));
    assertEquals("cannot_dm_bot", refused(world.twin.bot().id()));
    assertEquals("user_not_found", refused("U000"));
  }

  private String refused(String user) throws IOException, SlackApiException {
    return world.client.conversationsOpen(ask -> ask.users(List.of(user))).getError();
  }

  @Test
  void aChannelIsToldToWhoeverMayReadIt() throws IOException, SlackApiException {
    assertEquals(
        "channels:read",
        world.client.conversationsInfo(ask -> ask.channel(world.channel.id())).getNeeded());
    world.twin.scopes(Set.of("channels:read"));
    assertEquals(
        "break-glass",
        world
            .client
            .conversationsInfo(ask -> ask.channel(world.channel.id()))
            .getChannel()
            .getName());
  }

  @Test
  void theAppLearnsWhoItIs() throws IOException, SlackApiException {
    assertEquals(world.twin.teamId(), world.client.authTest(ask -> ask).getTeamId());
    assertEquals(world.twin.bot().id(), world.client.authTest(ask -> ask).getUserId());
  }

  @Test
  void callsWithoutTheRightTokenAreRefusedWithAStatusOf200()
      throws IOException, InterruptedException, SlackApiException {
    assertEquals(
        "invalid_auth", world.slack().methods("xoxb-other").authTest(ask -> ask).getError());
    assertEquals("{\"ok\":false,\"error\":\"not_authed\"}", raw("auth.test", "", "", "{}"));
  }

  @Test
  void jsonIsReadWhereSlackReadsIt() throws IOException, InterruptedException {
    String bearer = "Bearer " + world.twin.token();
    String message = "{\"channel\":\"" + world.channel.id() + "\",\"text\":\"From JSON\"}";
    assertTrue(
        raw("chat.postMessage", bearer, "application/json", message).contains("\"ok\":true"));
    String user = "{\"user\":\"" + world.maya.id() + "\"}";
    assertTrue(raw("users.info", bearer, "application/json", user).contains("invalid_arguments"));
    assertTrue(raw("chat.postMessage", bearer, "application/json", "{").contains("invalid_json"));
    assertTrue(raw("chat.postMessage", bearer, "text/plain", "x").contains("invalid_post_type"));
    world.twin.levers().fault(SlackFault.html("*").times(1));
    assertTrue(raw("chat.update", bearer, "application/json", "{").contains("invalid_json"));
    assertTrue(raw("chat.sing", bearer, "application/json", "{}").contains("unknown_method"));
  }

  private String raw(String method, String authorization, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(world.twin.apiUrl() + method))
            .header("Content-Type", type.isEmpty() ? "application/json" : type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertEquals(200, response.statusCode());
      return response.body();
    }
  }
}
