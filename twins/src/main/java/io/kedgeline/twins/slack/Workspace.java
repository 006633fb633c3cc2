package io.kedgeline.twins.slack;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Everything that the workspace holds. Whoever reads or changes it does so in one step. */
final class Workspace {

  private final InstantSource clock;
  private final Ids ids = new Ids();
  private final Map<String, SlackMember> members = new LinkedHashMap<>();
  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private final Map<String, List<String>> notices = new LinkedHashMap<>();
  private final Modals modals;
  private final Triggers triggers;
  private final String teamId = ids.fresh("T");
  private final String appId = ids.fresh("A");
  private final String botId = ids.fresh("B");
  private final SlackMember bot =
      new SlackMember(ids.fresh("U"), teamId, "kedgeline", Set.of(SlackMember.Flag.BOT));
  private Set<String> scopes =
      new TreeSet<>(Set.of("chat:write", "commands", "users:read", "im:write"));

  Workspace(InstantSource clock) {
    this.clock = clock;
    this.modals = new Modals(ids, clock);
    this.triggers = new Triggers(ids, clock);
    members.put(bot.id(), bot);
  }

  /** Runs this while nobody else reads or changes the workspace. */
  synchronized <T> T step(Supplier<T> work) {
    return work.get();
  }

  Instant now() {
    return clock.instant();
  }

  Ids ids() {
    return ids;
  }

  String freshTs() {
    return ids.ts(now());
  }

  Modals modals() {
    return modals;
  }

  Triggers triggers() {
    return triggers;
  }

  String teamId() {
    return teamId;
  }

  String teamDomain() {
    return "twin";
  }

  String appId() {
    return appId;
  }

  String botId() {
    return botId;
  }

  SlackMember bot() {
    return bot;
  }

  Set<String> scopes() {
    return scopes;
  }

  void scopes(Set<String> granted) {
    scopes = new TreeSet<>(granted);
  }

  void put(SlackMember member) {
    members.put(member.id(), member);
  }

  Optional<SlackMember> member(String id) {
    return Optional.ofNullable(members.get(id));
  }

  /** Those who sign in: no programs, nobody who is deactivated or whom the app may not see. */
  List<SlackMember> people() {
    return members.values().stream().filter(PeopleMethods::reachable).toList();
  }

  Room make(String name, Room.Kind kind) {
    String id = ids.fresh(kind == Room.Kind.DIRECT ? "D" : "C");
    Room room = new Room(new SlackChannel(id, name), kind);
    rooms.put(id, room);
    return room;
  }

  Optional<Room> room(String id) {
    return Optional.ofNullable(rooms.get(id));
  }

  List<Room> rooms() {
    return List.copyOf(rooms.values());
  }

  /** The direct message of the app and this person, if it was opened. */
  Optional<Room> direct(String user) {
    return rooms.values().stream()
        .filter(room -> room.kind() == Room.Kind.DIRECT && room.has(user))
        .findFirst();
  }

  Room openDirect(String user) {
    return direct(user)
        .orElseGet(() -> {
          Room room = make("directmessage", Room.Kind.DIRECT);
          room.join(user);
          room.join(bot.id());
          return room;
        });
  }

  /** Tells a person that something did not work. */
  void tell(String user, String notice) {
    notices.computeIfAbsent(user, nobody -> new ArrayList<>()).add(notice);
  }

  List<String> told(String user) {
    return List.copyOf(notices.getOrDefault(user, List.of()));
  }
}
