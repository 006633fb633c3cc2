package io.kedgeline.starters.change;

import io.kedgeline.workflows.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The change system as a client at the company's issuer.
 *
 * @param id its {@code client_id}, 1 to 255 printable ASCII characters
 * @param subject whom the issuer names as {@code sub} in its tokens: the machine itself, and nobody
 *     else; likewise
 * @param audience what the issuer calls this server in its access tokens, likewise
 */
public record ChangeClient(String id, String subject, String audience) {

  private static final List<String> SETTINGS =
      List.of("change.client.id", "change.client.subject", "change.client.audience");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]{1,255}");

  public ChangeClient {
    require("change.client.id", id);
    require("change.client.subject", subject);
    require("change.client.audience", audience);
  }

  private static void require(String setting, String value) {
    if (!PRINTABLE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          setting + ": must be 1 to 255 printable characters without a space");
    }
  }

  /** A client that is its own subject, as RFC 9068 §2.2 has it. */
  public ChangeClient(String id, String audience) {
    this(id, id, audience);
  }

  /** Id and audience, or none of them; the subject is the id unless it is set. */
  public static Optional<ChangeClient> read(Settings settings) {
    if (SETTINGS.stream().noneMatch(settings::names)) {
      return Optional.empty();
    }
    String id = settings.text("change.client.id");
    String audience = settings.text("change.client.audience");
    String subject =
        settings.names("change.client.subject") ? settings.text("change.client.subject") : id;
    return id.isEmpty() || subject.isEmpty() || audience.isEmpty()
        ? Optional.empty()
        : Optional.of(new ChangeClient(id, subject, audience));
  }

  /**
   * The same, unless people sign in by one of its names: then a token of one kind would be one step
   * nearer to passing for the other.
   *
   * @param clients the clients by which people sign in
   * @throws IllegalArgumentException when they do; the message begins with the setting
   */
  public ChangeClient apartFrom(String... clients) {
    for (String client : clients) {
      if (client.equals(id)) {
        throw new IllegalArgumentException(
            "change.client.id: must be another than the clients by which people sign in");
      }
      if (client.equals(audience)) {
        throw new IllegalArgumentException(
            "change.client.audience: must be another than the clients by which people sign in");
      }
    }
    return this;
  }
}
