package io.kedgeline.twins.aws.state;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that this AWS remembers. Whoever uses it holds its monitor for a whole request. */
public final class AwsState {

  private final InstantSource clock;
  private final FreshIds ids = new FreshIds();
  private final AccountStore accounts = new AccountStore(ids);
  private final CredentialStore credentials = new CredentialStore(ids, this::now);
  private final EventHistory events = new EventHistory(this::now);
  private final Map<String, IamRole> roles = new TreeMap<>();
  private final Map<String, IamUser> users = new TreeMap<>();
  private final Map<String, ManagedPolicy> policies = new TreeMap<>();
  private final Map<String, AnywhereObject> anywhere = new LinkedHashMap<>();
  private final Map<String, IdentityStore> identityStores = new LinkedHashMap<>();
  private final PrivateCaStore privateCas = new PrivateCaStore();
  private final BucketStore buckets = new BucketStore();

  /** An AWS without accounts, on this clock. */
  public AwsState(InstantSource clock) {
    this.clock = clock;
  }

  /** Forgets everything. */
  public void clear() {
    credentials.clear();
    roles.clear();
    users.clear();
    policies.clear();
    anywhere.clear();
    identityStores.clear();
    privateCas.clear();
    buckets.clear();
    accounts.clear();
    events.clear();
  }

  /** Now, in the whole seconds that AWS tells and compares. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** The accounts and their organisations. */
  public AccountStore accounts() {
    return accounts;
  }

  /** The credentials that were issued. */
  public CredentialStore credentials() {
    return credentials;
  }

  /** What was called. */
  public EventHistory events() {
    return events;
  }

  /** The private certificate authorities. */
  public PrivateCaStore privateCas() {
    return privateCas;
  }

  /** The buckets. */
  public BucketStore buckets() {
    return buckets;
  }

  /** The role of this name in the account. */
  public Optional<IamRole> role(String account, String name) {
    return Optional.ofNullable(roles.get(account + "/" + name));
  }

  /** The role of this ARN. */
  public Optional<IamRole> roleByArn(String arn) {
    return roles.values().stream().filter(role -> role.arn().equals(arn)).findFirst();
  }

  /** The roles of an account, by name. */
  public List<IamRole> roles(String account) {
    return roles.values().stream().filter(role -> role.account().equals(account)).toList();
  }

  /** Whether this very role still stands; a later one of the same name is another. */
  public boolean stands(IamRole role) {
    return role(role.account(), role.name()).filter(role::equals).isPresent();
  }

  /** Adds a role. */
  public void add(IamRole role) {
    roles.put(role.account() + "/" + role.name(), role);
  }

  /** Deletes a role. */
  public void remove(IamRole role) {
    roles.remove(role.account() + "/" + role.name());
  }

  /** The user of this name in the account. */
  public Optional<IamUser> user(String account, String name) {
    return Optional.ofNullable(users.get(account + "/" + name));
  }

  /** The users of an account, by name. */
  public List<IamUser> users(String account) {
    return users.values().stream().filter(user -> user.account().equals(account)).toList();
  }

  /** Adds a user. */
  public void add(IamUser user) {
    users.put(user.account() + "/" + user.name(), user);
  }

  /** Deletes a user. */
  public void remove(IamUser user) {
    users.remove(user.account() + "/" + user.name());
  }

  /** Whether a role or a user has this unique id. */
  public boolean identityStands(String id) {
    return roles.values().stream().anyMatch(role -> role.id().equals(id))
        || users.values().stream().anyMatch(user -> user.id().equals(id));
  }

  /** The managed policy of this ARN. */
  public Optional<ManagedPolicy> policy(String arn) {
    return Optional.ofNullable(policies.get(arn));
  }

  /** The managed policies of an account, by ARN. */
  public List<ManagedPolicy> policies(String account) {
    return policies.values().stream().filter(policy -> policy.account().equals(account)).toList();
  }

  /** Adds a managed policy. */
  public void add(ManagedPolicy policy) {
    policies.put(policy.arn(), policy);
  }

  /** Deletes a managed policy. */
  public void remove(ManagedPolicy policy) {
    policies.remove(policy.arn());
  }

  /** The objects of all kinds, accounts and Regions, oldest first. */
  public List<AnywhereObject> anywhere() {
    return List.copyOf(anywhere.values());
  }

  /** The object of this ARN. */
  public Optional<AnywhereObject> anywhere(String arn) {
    return Optional.ofNullable(anywhere.get(arn));
  }

  /** The objects of this kind in an account and Region, oldest first. */
  public List<AnywhereObject> anywhere(String kind, String account, String region) {
    return new ArrayList<>(anywhere.values())
        .stream()
            .filter(object ->
                object.kind().equals(kind)
                    && object.account().equals(account)
                    && object.region().equals(region))
            .toList();
  }

  /** Adds an object. */
  public void add(AnywhereObject object) {
    anywhere.put(object.arn(), object);
  }

  /** Deletes an object. */
  public void remove(AnywhereObject object) {
    anywhere.remove(object.arn());
  }

  /** The stores of Identity Center, oldest first. */
  public List<IdentityStore> identityStores() {
    return List.copyOf(identityStores.values());
  }

  /** Adds a store. */
  public void add(IdentityStore store) {
    identityStores.put(store.id(), store);
  }

  /** A fresh unique id with this prefix, such as {@code AROA}. */
  public String newId(String prefix) {
    return ids.unique(prefix);
  }

  /** A fresh id of small letters and digits after this prefix, as Organizations has them. */
  public String newPartId(String prefix, int length) {
    return ids.part(prefix, length);
  }

  /** A fresh id of an identity store. */
  public String newStoreId() {
    return ids.storeId();
  }

  /** A fresh UUID. */
  public String newUuid() {
    return ids.uuid();
  }
}
