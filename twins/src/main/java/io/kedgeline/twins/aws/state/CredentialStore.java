package io.kedgeline.twins.aws.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The credentials that were issued. */
public final class CredentialStore {

  private final FreshIds ids;
  private final Supplier<Instant> now;
  private final Map<String, AccessKey> keys = new TreeMap<>();

  CredentialStore(FreshIds ids, Supplier<Instant> now) {
    this.ids = ids;
    this.now = now;
  }

  /** The key of this id, if it was issued. */
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  /** All of them, by id. */
  public List<AccessKey> all() {
    return List.copyOf(keys.values());
  }

  /** The long-lived keys of a user. */
  public List<AccessKey> of(IamUser user) {
    return keys.values().stream()
        .filter(key ->
            key.token().isEmpty()
                && key.principal() instanceof Principal.User owner
                && owner.user().equals(user))
        .toList();
  }

  /** Every secret and token. */
  public List<String> secrets() {
    return keys.values().stream()
        .flatMap(key -> Stream.concat(Stream.of(key.secret()), key.token().stream()))
        .toList();
  }

  /** Issues long-lived credentials. */
  public AccessKey issue(Principal principal) {
    return keep(
        new AccessKey(
            ids.unique("AKIA"),
            ids.secret(40),
            Optional.empty(),
            principal,
            now.get(),
            true,
            Optional.empty()));
  }

  /** Issues a session's credentials. */
  public AccessKey issue(RoleSession session) {
    return issue(new Principal.Session(session), session.expires());
  }

  /** Issues credentials that end. */
  public AccessKey issue(Principal principal, Instant expires) {
    return keep(
        new AccessKey(
            ids.unique("ASIA"),
            ids.secret(40),
            Optional.of(ids.secret(200)),
            principal,
            now.get(),
            true,
            Optional.of(expires)));
  }

  /** Keeps a key as it is now. */
  public AccessKey keep(AccessKey key) {
    keys.put(key.id(), key);
    return key;
  }

  /** Forgets a key. */
  public void remove(AccessKey key) {
    keys.remove(key.id());
  }

  void clear() {
    keys.clear();
  }
}
