package io.kedgeline.sandbox.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.sandbox.Sandbox;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the invented company's change system asks of the server when a record is to be carried out:
 * a window for the holder, in the requester's name.
 *
 * @param fields the fields of the body
 */
public record ChangeWish(Map<String, String> fields) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public ChangeWish {
    fields = Map.copyOf(fields);
  }

  /** A window of half an hour under this change. */
  public static ChangeWish of(Sandbox sandbox, ChangeId change) {
    PersonId holder = InventedPeople.HOLDER;
    return new ChangeWish(
        Map.of(
            "change", change.value(),
            "requester", InventedPeople.subject(InventedPeople.REQUESTER),
            "profile", "sec-breakglass",
            "holder", holder.value(),
            "certificate", sandbox.holder(holder).sourceIdentity().value(),
            "length", "PT30M",
            "reason", "the directory is down and payroll waits"));
  }

  /** The same with another value in one field. */
  public ChangeWish with(String field, String value) {
    Map<String, String> changed = new TreeMap<>(fields);
    changed.put(field, value);
    return new ChangeWish(changed);
  }

  /** The body. */
  public String json() {
    try {
      return JSON.writeValueAsString(new TreeMap<>(fields));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
