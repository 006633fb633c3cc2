package io.kedgeline.starters.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kedgeline health}: for a container's health check, whose image has no other client. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    description = {
      "Asks a process on this machine whether it is well.",
      "",
      "Exit code 0 if it says so, 7 if it says otherwise or nothing."
    })
final class Health implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "7400, the server's, unless said; the worker's is its health.port")
  private int port = 7400;

  @Override
  public Integer call() throws InterruptedException {
    URI health = URI.create("http://127.0.0.1:" + port + "/health");
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      int status =
          http.send(
                  HttpRequest.newBuilder(health).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      return status == OK ? said("ok", ExitCode.DONE) : said("not well", ExitCode.UNREACHABLE);
    } catch (IOException silent) {
      return said("no answer", ExitCode.UNREACHABLE);
    }
  }

  private int said(String word, ExitCode exit) {
    spec.commandLine().getOut().println(word);
    spec.commandLine().getOut().flush();
    return exit.code();
  }
}
