package io.kedgeline.starters.cli;

import com.sun.net.httpserver.HttpServer;
import io.kedgeline.starters.client.Origin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers each call as it is told to, and the command line before it. */
public final class ScriptedServer implements AutoCloseable {

  private final HttpServer server;
  private final Path token;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  /**
   * What a command did.
   *
   * @param exit its exit code
   * @param out what it answered
   * @param err what it remarked
   */
  public record Said(int exit, String out, String err) {}

  /** Somebody is signed in at it, with a token in this folder. */
  public ScriptedServer(Path folder) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          calls.add(call + (body.isEmpty() ? "" : " " + body));
          String answer = answers.getOrDefault(call, "");
          byte[] octets = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.isEmpty() ? 404 : 200, octets.length);
          exchange.getResponseBody().write(octets);
          exchange.close();
        });
    server.start();
    token = folder.resolve("token");
    new TokenFile(token).write(Origin.of(address()), "a.b.c");
  }

  /** Answers this call, such as {@code GET /v1/me}, with this document. */
  public ScriptedServer answering(String call, String json) {
    answers.put(call, json);
    return this;
  }

  /** The calls so far, each with its body behind it. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Runs a command against it. */
  public Said type(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(List.of("--server", address().toString(), "--token-file", token.toString()));
    int exit =
        Kedgeline.run(new PrintWriter(out), new PrintWriter(err), command.toArray(String[]::new));
    return new Said(exit, out.toString(), err.toString());
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
