package io.kedgeline.twins.slack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Slack workspace in memory, with one app installed in it. It speaks the Web API under {@code
 * /api/METHOD} and delivers to the app what people do, signed (Slack docs: the method pages, "Block
 * Kit reference", "Handling user interaction", "Verifying requests from Slack"). What Slack does
 * not document is done the stricter way.
 */
public final class SlackTwin implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final SlackLevers levers = new SlackLevers();
  private final Workspace workspace;
  private final String token;
  private final Front front;
  private final AppLine line;
  private final Interactions interactions;

  private SlackTwin(InstantSource clock) throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    this.workspace = new Workspace(clock);
    this.token = "xoxb-" + workspace.ids().hex();
    this.front = new Front(workspace, new WebApi(workspace, token, levers), levers, ended);
    this.line = new AppLine(workspace, levers, workspace.ids().hex());
    ResponseUrls urls = new ResponseUrls(workspace, this::endpoint);
    this.interactions =
        new Interactions(
            workspace, line, new Payloads(workspace, new Shown(workspace), urls), urls);
    server.setExecutor(threads);
    server.createContext(Front.PATH, front);
    server.createContext(ResponseUrls.PATH, urls);
    server.start();
  }

  /** Starts on a free port of 127.0.0.1, by this clock. */
  public static SlackTwin start(InstantSource clock) throws IOException {
    return new SlackTwin(clock);
  }

  /** Where it answers on this machine. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What stands before the name of a method, as Slack's {@code https://slack.com/api/}. */
  public String apiUrl() {
    return endpoint() + Front.PATH;
  }

  /** The app's bot token. */
  public String token() {
    return token;
  }

  /** The secret with which deliveries are signed. */
  public String signingSecret() {
    return line.secret();
  }

  /** Signs with another secret from now on. */
  public void rotateSigningSecret() {
    line.secret(workspace.ids().hex());
  }

  /** The workspace. */
  public String teamId() {
    return workspace.teamId();
  }

  /** The app. */
  public String appId() {
    return workspace.appId();
  }

  /** The user as whom the app posts. */
  public SlackMember bot() {
    return workspace.bot();
  }

  /** What goes wrong on request. */
  public SlackLevers levers() {
    return levers;
  }

  /** What the token may do: chat:write, commands, users:read and im:write until it is set. */
  public void scopes(Set<String> granted) {
    workspace.step(() -> {
      workspace.scopes(granted);
      return granted;
    });
  }

  /** Where the app takes clicks and modals. */
  public void interactionsAt(URI to) {
    interactions.interactionsAt(to);
  }

  /** Where the app takes commands. */
  public void commandsAt(URI to) {
    interactions.commandsAt(to);
  }

  /** Makes a member of the workspace. */
  public SlackMember member(String name, SlackMember.Flag... flags) {
    return memberOf(workspace.teamId(), name, flags);
  }

  /** Makes somebody of another workspace, whom a shared channel may let in. */
  public SlackMember memberOf(String teamId, String name, SlackMember.Flag... flags) {
    return workspace.step(() -> {
      SlackMember member = new SlackMember(workspace.ids().fresh("U"), teamId, name, Set.of(flags));
      workspace.put(member);
      return member;
    });
  }

  /** Everybody who can sign in to the workspace, in the order in which they came. */
  public List<SlackMember> people() {
    return workspace.step(workspace::people);
  }

  /** Whoever has this id, the app's own user among them. */
  public Optional<SlackMember> find(String userId) {
    return workspace.step(() -> workspace.member(userId));
  }

  /** Changes what is special about an account, such as that it is deactivated. */
  public SlackMember flag(SlackMember member, SlackMember.Flag flag) {
    return workspace.step(() -> {
      SlackMember flagged = workspace.member(member.id()).orElseThrow().and(flag);
      workspace.put(flagged);
      return flagged;
    });
  }

  /** Makes an account again what it was when it was looked at. */
  public SlackMember restore(SlackMember was) {
    return workspace.step(() -> {
      workspace.put(was);
      return was;
    });
  }

  /** Makes a public channel with the app and these members in it. */
  public SlackChannel channel(String name, SlackMember... members) {
    return make(name, Room.Kind.PUBLIC, members);
  }

  /** Makes a private channel with the app and these members in it. */
  public SlackChannel privateChannel(String name, SlackMember... members) {
    return make(name, Room.Kind.PRIVATE, members);
  }

  private SlackChannel make(String name, Room.Kind kind, SlackMember... members) {
    return workspace.step(() -> {
      Room room = workspace.make(name, kind);
      room.join(workspace.bot().id());
      List.of(members).forEach(member -> room.join(member.id()));
      return room.channel();
    });
  }

  /** Lets somebody in, or the app: {@link #bot()}. */
  public void join(SlackChannel channel, SlackMember member) {
    workspace.step(() -> {
      workspace.room(channel.id()).orElseThrow().join(member.id());
      return member;
    });
  }

  /** Puts somebody out, or the app: {@link #bot()}. */
  public void leave(SlackChannel channel, SlackMember member) {
    workspace.step(() -> {
      workspace.room(channel.id()).orElseThrow().leave(member.id());
      return member;
    });
  }

  /** Archives a channel. */
  public void archive(SlackChannel channel) {
    workspace.step(() -> {
      workspace.room(channel.id()).orElseThrow().archive();
      return channel;
    });
  }

  /** Deletes a message, as an administrator can. */
  public void delete(SlackMessage message) {
    workspace.step(() -> {
      workspace.room(message.channel()).orElseThrow().delete(message.ts());
      return message;
    });
  }

  /** What this member sees and does. */
  public SlackPerson as(SlackMember member) {
    return new SlackPerson(workspace, interactions, member.id());
  }

  /** Every call of the Web API that could be read, in the order in which they came in. */
  public List<SlackCall> calls() {
    return front.calls();
  }

  /** The calls of one method. */
  public List<SlackCall> calls(String method) {
    return calls().stream().filter(call -> call.method().equals(method)).toList();
  }

  /** Every delivery, in the order in which they were done with. */
  public List<SlackDelivery> deliveries() {
    return line.deliveries();
  }

  /** Delivers the same octets with the same headers again; what is answered has no effect. */
  public SlackDelivery repeat(SlackDelivery delivery) {
    return line.send(delivery.kind(), delivery.to(), delivery.body(), delivery.headers());
  }

  /**
   * Delivers it again, signed afresh, as Slack retries (Slack docs, "Events API": "Retries"); what
   * is answered has no effect.
   *
   * @param number 1 to 3
   * @param reason such as {@code http_timeout}
   */
  public SlackDelivery redeliver(SlackDelivery delivery, int number, String reason) {
    Map<String, String> headers =
        new LinkedHashMap<>(line.signed(delivery.body(), workspace.now()));
    headers.put("X-Slack-Retry-Num", Integer.toString(number));
    headers.put("X-Slack-Retry-Reason", reason);
    return line.send(delivery.kind(), delivery.to(), delivery.body(), headers);
  }

  /** The headers of a delivery of this body at that instant, signed. */
  public Map<String, String> signed(String body, Instant at) {
    return line.signed(body, at);
  }

  /** Sends the app anything, as anybody can who knows its address. */
  public SlackDelivery send(URI to, String body, Map<String, String> headers) {
    return line.send("anything", to, body, headers);
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
    line.close();
  }
}
