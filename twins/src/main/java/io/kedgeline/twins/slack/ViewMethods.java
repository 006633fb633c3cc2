package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Methods views.open and views.update (Slack docs, pages of that name). */
final class ViewMethods {

  private final Workspace workspace;
  private final Shown shown;

  ViewMethods(Workspace workspace, Shown shown) {
    this.workspace = workspace;
    this.shown = shown;
  }

  /** A trigger is used up by a view that is refused, too: Slack does not say that it is not. */
  ObjectNode open(Arguments arguments) {
    String trigger = arguments.require("trigger_id");
    ObjectNode view = view(arguments);
    String user = workspace.triggers().use(trigger);
    Modals.require(view);
    return answer(workspace.modals().open(user, view));
  }

  ObjectNode update(Arguments arguments) {
    ObjectNode view = view(arguments);
    Modals.require(view);
    Optional<String> id = arguments.text("view_id");
    SlackView old =
        id.flatMap(workspace.modals()::find)
            .or(() -> arguments.text("external_id").flatMap(workspace.modals()::byExternalId))
            .orElseThrow(() -> SlackError.of("not_found"));
    if (arguments.text("hash").filter(hash -> !hash.equals(old.hash())).isPresent()) {
      throw SlackError.of("hash_conflict");
    }
    return answer(workspace.modals().update(old, view));
  }

  private static ObjectNode view(Arguments arguments) {
    return arguments
        .nested("view", "invalid_arguments")
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .orElseThrow(() -> SlackError.missing("view"));
  }

  private ObjectNode answer(SlackView view) {
    return Json.object().set("view", shown.view(view, Json.object()));
  }
}
