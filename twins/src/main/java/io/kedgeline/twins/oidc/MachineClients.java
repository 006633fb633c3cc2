package io.kedgeline.twins.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Clients that speak for themselves, by {@code client_secret_post} (RFC 6749 §2.3.1). */
final class MachineClients {

  /**
   * One of them.
   *
   * @param secret what it authenticates with
   * @param audience for whom its tokens are made
   */
  private record Machine(String secret, String audience) {}

  private final Map<String, Machine> machines = new ConcurrentHashMap<>();

  void register(String id, String secret, String audience) {
    machines.put(id, new Machine(secret, audience));
  }

  /** For whom this client's tokens are made, if it authenticates. */
  Optional<String> audience(String id, String secret) {
    return Optional.ofNullable(machines.get(id))
        .filter(machine ->
            MessageDigest.isEqual(
                machine.secret().getBytes(StandardCharsets.UTF_8),
                secret.getBytes(StandardCharsets.UTF_8)))
        .map(Machine::audience);
  }
}
