package io.kedgeline.sandbox.world;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.twins.slack.SlackChannel;
import io.kedgeline.twins.slack.SlackMember;
import io.kedgeline.twins.slack.SlackPerson;
import io.kedgeline.twins.slack.SlackTwin;
import io.kedgeline.twins.slack.page.SlackPage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The invented company's Slack: its people, and the channel in which windows are approved. */
public final class InventedSlack implements AutoCloseable {

  /** What the app may do: what the shipped manifest asks for. */
  public static final Set<String> SCOPES =
      Set.of("chat:write", "commands", "im:write", "users:read");

  private final SlackTwin twin;
  private final SlackPage page;
  private final Map<PersonId, SlackMember> members = new LinkedHashMap<>();
  private final SlackChannel channel;

  private InventedSlack(SlackTwin twin) throws IOException {
    this.twin = twin;
    this.page = SlackPage.of(twin);
    twin.scopes(SCOPES);
    InventedPeople.everybody().forEach(person -> members.put(person, twin.member(person.value())));
    this.channel = twin.channel("break-glass", members.values().toArray(SlackMember[]::new));
  }

  /** Starts it. Slack lives by real time: nobody skips it. */
  public static InventedSlack start() throws IOException {
    return new InventedSlack(SlackTwin.start(InstantSource.system()));
  }

  /** Delivers to the server there what people do, as the shipped manifest says. */
  public void deliverTo(URI server) {
    twin.interactionsAt(server.resolve("/slack/interactions"));
    twin.commandsAt(server.resolve("/slack/commands"));
  }

  /** Slack itself. */
  public SlackTwin twin() {
    return twin;
  }

  /** Where a browser shows it, as any of its people sees it. */
  public URI page() {
    return page.address();
  }

  /** Where cards are posted. */
  public SlackChannel channel() {
    return channel;
  }

  /** This person at their Slack. */
  public SlackPerson as(PersonId person) {
    return twin.as(Optional.ofNullable(members.get(person)).orElseThrow());
  }

  /** What the list of people says of this person's account. */
  String account(PersonId person) {
    return Optional.ofNullable(members.get(person))
        .map(member ->
            "    slack:\n      - team: %s\n        user: %s\n"
                .formatted(twin.teamId(), member.id()))
        .orElse("");
  }

  /** Writes the server's secrets into the folder, and what its settings say of Slack. */
  String serverSettings(Path folder) throws IOException {
    MachineKeys.write(folder.resolve("slack.token"), twin.token() + "\n");
    MachineKeys.write(folder.resolve("slack.signing.secret"), twin.signingSecret() + "\n");
    return Map.of(
            "slack.team", twin.teamId(),
            "slack.channel", channel.id(),
            "slack.token", "slack.token",
            "slack.signing.secret", "slack.signing.secret",
            "slack.api", twin.endpoint().toString())
        .entrySet()
        .stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
        .sorted()
        .collect(Collectors.joining());
  }

  @Override
  public void close() {
    page.close();
    twin.close();
  }
}
