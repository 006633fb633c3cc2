package io.kedgeline.starters.slack.web;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Message;
import com.slack.api.model.User;
import com.slack.api.util.http.SlackHttpClient;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.slack.card.Card;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's Web API, as far as we use it. Whatever goes wrong is an answer: no run depends on Slack.
 */
public final class SlackWeb implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SlackWeb.class);
  private static final int LATEST = 100;
  private static final int PATIENCE_MILLIS = 5_000;
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final Slack slack;
  private final MethodsClient methods;

  /** Speaks to Slack there. */
  public SlackWeb(SlackAddress address) {
    SlackConfig config = new SlackConfig();
    config.setStatsEnabled(false);
    config.setHttpClientCallTimeoutMillis(PATIENCE_MILLIS);
    address.api().ifPresent(api -> config.setMethodsEndpointUrlPrefix(api.toString()));
    this.slack = Slack.getInstance(config, new SlackHttpClient(once(config)));
    this.methods = slack.methods(address.token());
  }

  /** A message that is sent again by the client itself would stand there twice. */
  private static OkHttpClient once(SlackConfig config) {
    return SlackHttpClient.buildOkHttpClient(config)
        .newBuilder()
        .retryOnConnectionFailure(false)
        .build();
  }

  private interface Call<R> {
    R made() throws IOException, SlackApiException;
  }

  /**
   * Posts a run's card, by which it can be found again; the answer is the message's timestamp, by
   * which Slack names it.
   */
  public SlackAnswer<String> post(String channel, RunId run, Card card) {
    return ask(
        () ->
            methods.chatPostMessage(r ->
                r.channel(channel)
                    .text(card.text())
                    .blocksAsString(card.blocks())
                    .metadata(CardMark.of(run))
                    .mrkdwn(false)
                    .unfurlLinks(false)
                    .unfurlMedia(false)),
        answer -> answer.getTs());
  }

  /**
   * The cards of this run among the channel's latest messages, the latest first. Another app can
   * post one that looks the same to us; Slack lets us draw our own alone. The token needs {@code
   * channels:history}, or {@code groups:history} in a private channel, and is refused without.
   */
  public SlackAnswer<List<String>> findCards(String channel, RunId run) {
    return ask(
        () ->
            methods.conversationsHistory(
                r -> r.channel(channel).limit(LATEST).includeAllMetadata(true)),
        answer ->
            answer.getMessages().stream()
                .filter(message -> CardMark.isOf(message, run))
                .map(Message::getTs)
                .toList());
  }

  /** Tells the thread under a message something, which must be escaped. */
  public SlackAnswer<String> tell(String channel, String message, String text) {
    return tell(channel, message, text, false);
  }

  /** The same with mentions in it, which Slack acts on. */
  public SlackAnswer<String> mention(String channel, String message, String text) {
    return tell(channel, message, text, true);
  }

  private SlackAnswer<String> tell(String channel, String message, String text, boolean mentions) {
    return ask(
        () ->
            methods.chatPostMessage(r ->
                r.channel(channel)
                    .threadTs(message)
                    .text(text)
                    .mrkdwn(mentions)
                    .unfurlLinks(false)
                    .unfurlMedia(false)),
        answer -> answer.getTs());
  }

  /** Draws a card of ours anew. */
  public SlackAnswer<String> redraw(String channel, String message, Card card) {
    return ask(
        () ->
            methods.chatUpdate(r ->
                r.channel(channel).ts(message).text(card.text()).blocksAsString(card.blocks())),
        answer -> answer.getTs());
  }

  /** Tells one member of a channel something that nobody else sees; it must be escaped. */
  public SlackAnswer<String> whisper(String channel, String user, String text) {
    return ask(
        () -> methods.chatPostEphemeral(r -> r.channel(channel).user(user).text(text)),
        answer -> answer.getMessageTs());
  }

  /** Writes to one member directly; it must be escaped. */
  public SlackAnswer<String> write(String user, String text) {
    SlackAnswer<String> opened =
        ask(
            () -> methods.conversationsOpen(r -> r.users(List.of(user))),
            answer -> answer.getChannel().getId());
    return opened instanceof SlackAnswer.Done<String>(String channel)
        ? ask(
            () ->
                methods.chatPostMessage(r ->
                    r.channel(channel)
                        .text(text)
                        .mrkdwn(false)
                        .unfurlLinks(false)
                        .unfurlMedia(false)),
            answer -> answer.getTs())
        : opened;
  }

  /** Opens a modal for whoever has just pressed something; Slack takes it for three seconds. */
  public SlackAnswer<String> openModal(String trigger, String view) {
    return ask(
        () -> methods.viewsOpen(r -> r.triggerId(trigger).viewAsString(view)),
        answer -> answer.getView().getId());
  }

  /** What the token is good for. */
  public SlackAnswer<SlackGrant> grant() {
    return ask(
        () -> methods.authTest(r -> r),
        answer ->
            SlackGrant.of(
                answer.getTeamId(),
                Optional.ofNullable(answer.getHttpResponseHeaders()).orElse(Map.of())));
  }

  /**
   * Who this member is. The id must be the one that was asked for, and the workspace be named; a
   * flag that Slack leaves out reads as false in its library, so that only the flags that it sets
   * tell a guest.
   */
  public SlackAnswer<SlackMember> member(String user) {
    return ask(
        () -> methods.usersInfo(r -> r.user(user)), answer -> member(user, answer.getUser()));
  }

  private static SlackMember member(String asked, User user) {
    boolean regular =
        asked.equals(user.getId())
            && !user.isDeleted()
            && !user.isBot()
            && !user.isAppUser()
            && !user.isRestricted()
            && !user.isUltraRestricted()
            && !user.isStranger()
            && !user.isWorkflowBot()
            && !user.isInvitedUser();
    return new SlackMember(Optional.ofNullable(user.getTeamId()).orElse(""), regular);
  }

  private static <R extends SlackApiTextResponse, T> SlackAnswer<T> ask(
      Call<R> call, Function<R, T> value) {
    try {
      R answer = call.made();
      if (answer.isOk()) {
        return new SlackAnswer.Done<>(value.apply(answer));
      }
      String error = Optional.ofNullable(answer.getError()).orElse("unknown_error");
      return passes(error)
          ? new SlackAnswer.Later<>(PAUSE, error)
          : new SlackAnswer.Refused<>(error);
    } catch (SlackApiException answered) {
      return new SlackAnswer.Later<>(pause(answered), "HTTP " + answered.getResponse().code());
    } catch (IOException silent) {
      return new SlackAnswer.Later<>(PAUSE, "no answer");
    } catch (RuntimeException unreadable) {
      LOG.warn("Slack's answer cannot be read: {}", unreadable.getClass().getSimpleName());
      return new SlackAnswer.Later<>(PAUSE, "an answer that cannot be read");
    }
  }

  private static boolean passes(String error) {
    return switch (error) {
      case "ratelimited",
          "rate_limited",
          "service_unavailable",
          "internal_error",
          "fatal_error",
          "request_timeout" ->
          true;
      default -> false;
    };
  }

  private static Duration pause(SlackApiException answered) {
    String header = answered.getResponse().header("Retry-After");
    if (header == null || !header.matches("[0-9]{1,6}")) {
      return PAUSE;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(header));
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  @Override
  public void close() {
    try {
      slack.close();
    } catch (Exception stillOpen) {
      LOG.warn("Slack's client did not close", stillOpen);
    }
  }
}
