package io.kedgeline.conformance.stories;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.Browser;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.cli.Kedgeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A person at a terminal: signed in, typing commands. */
public final class Terminal {

  /** What a command came to. */
  public record Said(int exit, String out, String err) {}

  private final Sandbox sandbox;
  private final Path token;
  private final Optional<PersonId> person;

  /** The terminal of this person. */
  Terminal(Sandbox sandbox, PersonId person) {
    this(sandbox, sandbox.signIn(person), Optional.of(person));
  }

  /** A terminal with this token. */
  Terminal(Sandbox sandbox, String token) {
    this(sandbox, token, Optional.empty());
  }

  private Terminal(Sandbox sandbox, String token, Optional<PersonId> person) {
    this.sandbox = sandbox;
    this.person = person;
    try {
      this.token = Files.createTempFile(sandbox.folder(), "token", "");
      Files.writeString(this.token, kept(sandbox.server(), token));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** What {@code kedgeline login} leaves in the token file. */
  static String kept(URI server, String token) {
    return "server=%s\ntoken=%s\n".formatted(server, token);
  }

  /** Types a command that asks the server. */
  Said type(String... command) {
    return run(
        Stream.concat(
                Stream.of(command),
                Stream.of(
                    "--server", sandbox.server().toString(), "--token-file", token.toString()))
            .toList(),
        this::browse);
  }

  /** Opens the issuer's address that a command shows, as the person would in their browser. */
  private void browse(String shown) {
    shown
        .lines()
        .filter(line -> line.startsWith(sandbox.oidc().issuer() + "/authorize?"))
        .findFirst()
        .ifPresent(address ->
            person.ifPresent(who ->
                Thread.startVirtualThread(() ->
                    new Browser()
                        .accept(
                            URI.create(
                                address
                                    + "&login_hint="
                                    + URLEncoder.encode(
                                        InventedPeople.subject(who), StandardCharsets.UTF_8))))));
  }

  /** Types a command that does not. */
  public static Said run(List<String> command) {
    return run(command, shown -> {});
  }

  private static Said run(List<String> command, Consumer<String> browser) {
    StringWriter out = new StringWriter();
    StringWriter err = new SeenWriter(browser);
    int exit =
        Kedgeline.run(new PrintWriter(out), new PrintWriter(err), command.toArray(String[]::new));
    return new Said(exit, out.toString(), err.toString());
  }
}
