package io.kedgeline.workflows.wire;

import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The keys of the payload codec.
 *
 * @param current the id of the key that new payloads are sealed with
 * @param keys every key that old payloads may still need, by id; AES-256
 */
public record PayloadKeys(String current, Map<String, SecretKey> keys) {

  public PayloadKeys {
    keys = Map.copyOf(keys);
    if (!keys.containsKey(current)) {
      throw new IllegalArgumentException(
          "payload keys: the current key " + current + " is missing");
    }
  }

  Optional<SecretKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  SecretKey currentKey() {
    return find(current).orElseThrow();
  }

  @Override
  public String toString() {
    return "PayloadKeys[" + current + " of " + keys.keySet() + "]";
  }
}
