package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.slack.blockkit.BlockKit;
import io.kedgeline.twins.slack.blockkit.HeldBlocks;
import io.kedgeline.twins.slack.blockkit.Problem;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modals that people have open. */
final class Modals {

  private static final int MOST_OCTETS = 250_000;

  private final Ids ids;
  private final InstantSource clock;
  private final List<SlackView> open = new ArrayList<>();

  Modals(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Refuses what Slack takes for no modal. */
  static void require(ObjectNode view) {
    if (view.toString().getBytes(StandardCharsets.UTF_8).length > MOST_OCTETS) {
      throw SlackError.of("view_too_large");
    }
    List<Problem> problems = BlockKit.modal(view);
    if (!problems.isEmpty()) {
      throw SlackError.view(problems);
    }
  }

  SlackView open(String user, ObjectNode body) {
    String external = body.path("external_id").asText();
    if (byExternalId(external).isPresent()) {
      throw SlackError.of("duplicate_external_id");
    }
    SlackView view =
        new SlackView(ids.fresh("V"), ids.hash(clock.instant()), user, held(body), Map.of());
    open.add(view);
    return view;
  }

  SlackView update(SlackView old, ObjectNode body) {
    SlackView view =
        new SlackView(old.id(), ids.hash(clock.instant()), old.user(), held(body), Map.of());
    replace(view);
    return view;
  }

  void replace(SlackView view) {
    open.replaceAll(old -> old.id().equals(view.id()) ? view : old);
  }

  Optional<SlackView> find(String id) {
    return open.stream().filter(view -> view.id().equals(id)).findFirst();
  }

  Optional<SlackView> byExternalId(String id) {
    return open.stream().filter(view -> !id.isEmpty() && view.externalId().equals(id)).findFirst();
  }

  /** What this person has open, the topmost last. */
  List<SlackView> of(String user) {
    return open.stream().filter(view -> view.user().equals(user)).toList();
  }

  void close(String id) {
    open.removeIf(view -> view.id().equals(id));
  }

  void clear(String user) {
    open.removeIf(view -> view.user().equals(user));
  }

  private ObjectNode held(ObjectNode body) {
    ObjectNode held = body.deepCopy();
    held.set("blocks", HeldBlocks.of(body.path("blocks"), ids::unnamed));
    return held;
  }
}
