package io.kedgeline.starters.cli;

import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.client.Origin;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that asks the server. */
public final class Connection {

  /** How answers are printed. */
  enum Output {
    text,
    json
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:KEDGELINE_SERVER:-http://127.0.0.1:7400}",
      description = "where the server is (or KEDGELINE_SERVER); ${DEFAULT-VALUE} unless said")
  private URI server = URI.create("http://127.0.0.1:7400");

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      defaultValue = "${env:KEDGELINE_TOKEN_FILE:-${sys:user.home}/.config/kedgeline/token}",
      description = "where 'login' keeps who you are (or KEDGELINE_TOKEN_FILE)")
  private Path tokenFile = Path.of("token");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text for people, json for programs")
  private Output output = Output.text;

  /** Calls as the person who signed in. */
  public ApiClient client() {
    return new ApiClient(server, Optional.of(tokenFile().read(origin())));
  }

  /** Calls with this bearer token, whoever is signed in. */
  public ApiClient client(String bearer) {
    return new ApiClient(server, Optional.of(bearer));
  }

  ApiClient stranger() {
    return new ApiClient(server, Optional.empty());
  }

  /** Whom the token is for. */
  Origin origin() {
    return Origin.of(server);
  }

  TokenFile tokenFile() {
    return new TokenFile(tokenFile);
  }

  /** Where answers go. */
  public PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Where remarks go that are no part of the answer. */
  public PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** Prints a document, as JSON or in words. */
  public void print(Object document, Supplier<String> words) {
    out().println(output == Output.json ? JsonText.pretty(document) : words.get());
    out().flush();
  }

  static boolean wantsJson(CommandLine command) {
    return command.getCommandSpec().mixins().values().stream()
        .map(CommandSpec::userObject)
        .anyMatch(mixin -> mixin instanceof Connection asked && asked.output == Output.json);
  }
}
