package io.kedgeline.twins.aws.state;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Everything that this AWS remembers. Whoever uses it holds its monitor for a whole request. */
public final class AwsState {

  private static final String ID_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String SECRET_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, AccessKey> keys = new TreeMap<>();
  private final Map<String, IamRole> roles = new TreeMap<>();
  private final Map<String, IamUser> users = new TreeMap<>();
  private final Map<String, ManagedPolicy> policies = new TreeMap<>();
  private final Map<String, AnywhereObject> anywhere = new LinkedHashMap<>();
  private final Map<String, Organization> organizations = new LinkedHashMap<>();
  private final Set<String> accounts = new LinkedHashSet<>();
  private final Map<String, String> aliases = new TreeMap<>();

  /** An AWS without accounts, on this clock. */
  public AwsState(InstantSource clock) {
    this.clock = clock;
  }

  /** Forgets everything. */
  public void clear() {
    keys.clear();
    roles.clear();
    users.clear();
    policies.clear();
    anywhere.clear();
    organizations.clear();
    accounts.clear();
    aliases.clear();
  }

  /** Now, in the whole seconds that AWS tells and compares. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** The accounts that there are, oldest first. */
  public Set<String> accounts() {
    return accounts;
  }

  /** The aliases of accounts, by account. */
  public Map<String, String> aliases() {
    return aliases;
  }

  /** The organisations that there are, oldest first. */
  public List<Organization> organizations() {
    return List.copyOf(organizations.values());
  }

  /** The organisation that an account belongs to. */
  public Optional<Organization> organizationOf(String account) {
    return organizations.values().stream()
        .filter(organization -> organization.account(account).isPresent())
        .findFirst();
  }

  /** Adds an organisation. */
  public void add(Organization organization) {
    organizations.put(organization.id(), organization);
  }

  /** Forgets an organisation, but not its accounts. */
  public void remove(Organization organization) {
    organizations.remove(organization.id());
  }

  /** The key of this id, if it was issued. */
  public Optional<AccessKey> key(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  /** Issues long-lived credentials. */
  public AccessKey issue(Principal principal) {
    return keep(
        new AccessKey(
            newId("AKIA"), secret(40), Optional.empty(), principal, now(), true, Optional.empty()));
  }

  /** Issues a session's credentials. */
  public AccessKey issue(RoleSession session) {
    return issue(new Principal.Session(session), session.expires());
  }

  /** Issues credentials that end. */
  public AccessKey issue(Principal principal, Instant expires) {
    return keep(
        new AccessKey(
            newId("ASIA"),
            secret(40),
            Optional.of(secret(200)),
            principal,
            now(),
            true,
            Optional.of(expires)));
  }

  /** All credentials, by id. */
  public List<AccessKey> keys() {
    return List.copyOf(keys.values());
  }

  /** Every secret and token that was issued. */
  public List<String> issuedSecrets() {
    return keys.values().stream()
        .flatMap(key -> Stream.concat(Stream.of(key.secret()), key.token().stream()))
        .toList();
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

  /** The long-lived keys of a user. */
  public List<AccessKey> keysOf(IamUser user) {
    return keys.values().stream()
        .filter(key ->
            key.token().isEmpty()
                && key.principal() instanceof Principal.User owner
                && owner.user().equals(user))
        .toList();
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

  /** A fresh unique id with this prefix, such as {@code AROA}. */
  public String newId(String prefix) {
    return prefix + draw(ID_CHARACTERS, 16);
  }

  /** A fresh id of small letters and digits after this prefix, as Organizations has them. */
  public String newPartId(String prefix, int length) {
    return prefix + draw("abcdefghijklmnopqrstuvwxyz0123456789", length);
  }

  /** The number of an account that is not there yet. */
  public String newAccountNumber() {
    return Stream.generate(() -> draw("123456789", 12))
        .filter(number -> !accounts.contains(number))
        .findFirst()
        .orElseThrow();
  }

  /** A fresh UUID. */
  public String newUuid() {
    return UUID.randomUUID().toString();
  }

  private String secret(int length) {
    return draw(SECRET_CHARACTERS, length);
  }

  private String draw(String characters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }
}
