package io.kedgeline.activities.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kedgeline.activities.http.JsonFetch;
import io.kedgeline.domain.plan.ChangeId;
import java.net.URI;
import java.time.Duration;

/** Notes by the plain contract: {@code GET} and {@code POST /changes/{id}/notes}. */
final class PlainNotes implements RecordNotes {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI base;
  private final JsonFetch fetch;

  PlainNotes(URI base, String token) {
    this.base = base;
    this.fetch = new JsonFetch(ChangeFailures.OF, token, PATIENCE);
  }

  @Override
  public void ensure(ChangeId change, String key, String text) {
    URI notes = base.resolve("/changes/" + change + "/notes");
    if (stands(notes, key, text)) {
      return;
    }
    JsonNode body = JsonNodeFactory.instance.objectNode().put("key", key).put("text", text);
    fetch.write("POST", notes, body.toString());
    if (!stands(notes, key, text)) {
      throw ChangeFailures.notReadBack();
    }
  }

  private boolean stands(URI notes, String key, String text) {
    JsonNode list = fetch.get(notes).path("notes");
    if (!list.isArray()) {
      throw ChangeFailures.unreadable("the change system answered without a list of notes");
    }
    for (JsonNode note : list) {
      if (note.path("key").asText().equals(key) && note.path("text").asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    fetch.close();
  }
}
