package io.kedgeline.twins.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import java.io.IOException;

/** A workspace with two members in one channel, an app that listens, and Slack's own client. */
final class SlackWorld implements AutoCloseable {

  static final String CARD =
      """
      [{"type":"section","text":{"type":"mrkdwn","text":"Window for *CHG-1042*"}},
       {"type":"actions","block_id":"vote","elements":[
         {"type":"button","action_id":"approve","style":"primary","value":"digest-1",
          "text":{"type":"plain_text","text":"Approve"}},
         {"type":"button","action_id":"deny","value":"digest-1",
          "text":{"type":"plain_text","text":"Deny"}}]}]
      """;

  final MovedClock clock = new MovedClock();
  final SlackTwin twin;
  final AnsweringApp app = new AnsweringApp();
  final SlackMember maya;
  final SlackMember noor;
  final SlackChannel channel;
  final MethodsClient client;
  private final Slack slack;

  SlackWorld() throws IOException {
    twin = SlackTwin.start(clock);
    maya = twin.member("maya");
    noor = twin.member("noor");
    channel = twin.channel("break-glass", maya, noor);
    twin.interactionsAt(app.at("/interactions"));
    twin.commandsAt(app.at("/commands"));
    SlackConfig config = new SlackConfig();
    config.setStatsEnabled(false);
    config.setMethodsEndpointUrlPrefix(twin.apiUrl());
    slack = Slack.getInstance(config);
    client = slack.methods(twin.token());
  }

  Slack slack() {
    return slack;
  }

  SlackPerson maya() {
    return twin.as(maya);
  }

  SlackPerson noor() {
    return twin.as(noor);
  }

  /** Posts the card, and answers it as Maya sees it. */
  SlackMessage card() throws IOException, SlackApiException {
    post(CARD);
    return maya().messages(channel).getLast();
  }

  ChatPostMessageResponse post(String blocks) throws IOException, SlackApiException {
    return client.chatPostMessage(message ->
        message.channel(channel.id()).text("Window for CHG-1042").blocksAsString(blocks));
  }

  @Override
  public void close() {
    twin.close();
    app.close();
    try {
      slack.close();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
