package io.kedgeline.twins.aws.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An organisation with all features: a root, units under it, accounts, and what is attached. */
public final class Organization {

  private final String id;
  private final String root;
  private final String management;
  private final Map<String, OrganizationalUnit> units = new LinkedHashMap<>();
  private final Map<String, MemberAccount> accounts = new LinkedHashMap<>();
  private final Map<String, OrganizationPolicy> policies = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> tags = new TreeMap<>();
  private final Set<PolicyType> enabled = EnumSet.noneOf(PolicyType.class);

  /** An organisation with nothing but AWS's own policies, none of which is enabled. */
  public Organization(String id, String root, String management) {
    this.id = id;
    this.root = root;
    this.management = management;
    for (PolicyType type : PolicyType.values()) {
      add(OrganizationPolicy.given(type));
    }
  }

  /** {@code o-} and more. */
  public String id() {
    return id;
  }

  /** The root's id, {@code r-} and more. */
  public String root() {
    return root;
  }

  /** The account that manages it, which its policies do not bind. */
  public String management() {
    return management;
  }

  /** The ARN of one of its parts, such as {@code ou} and an id. */
  public String arn(String kind, String part) {
    return "arn:aws:organizations::%s:%s/%s/%s".formatted(management, kind, id, part);
  }

  /** The types of policies that are enabled. */
  public Set<PolicyType> enabled() {
    return enabled;
  }

  /** The tags of the part of this id. */
  public Map<String, String> tags(String part) {
    return tags.computeIfAbsent(part, key -> new TreeMap<>());
  }

  /** The units by id, oldest first. */
  public Collection<OrganizationalUnit> units() {
    return units.values();
  }

  /** The unit of this id. */
  public Optional<OrganizationalUnit> unit(String unit) {
    return Optional.ofNullable(units.get(unit));
  }

  /** The accounts, oldest first. */
  public Collection<MemberAccount> accounts() {
    return accounts.values();
  }

  /** The account of this id. */
  public Optional<MemberAccount> account(String account) {
    return Optional.ofNullable(accounts.get(account));
  }

  /** The policies, oldest first. */
  public Collection<OrganizationPolicy> policies() {
    return policies.values();
  }

  /** The policy of this id. */
  public Optional<OrganizationPolicy> policy(String policy) {
    return Optional.ofNullable(policies.get(policy));
  }

  /** Adds a unit, or takes over what has changed of it. */
  public void add(OrganizationalUnit unit) {
    greet(units.put(unit.id(), unit) == null, unit.id());
  }

  /** Adds an account, or takes over what has changed of it. */
  public void add(MemberAccount account) {
    greet(accounts.put(account.id(), account) == null, account.id());
  }

  /** Adds a policy, or takes over what has changed of it. */
  public void add(OrganizationPolicy policy) {
    policies.put(policy.id(), policy);
  }

  /** What is new has AWS's own policies of every type that is enabled. */
  private void greet(boolean isNew, String target) {
    if (isNew) {
      enabled.forEach(type -> given(type).targets().add(target));
    }
  }

  /** Enables a type: AWS's own policy is then attached everywhere. */
  public void enable(PolicyType type) {
    enabled.add(type);
    Set<String> targets = given(type).targets();
    targets.add(root);
    targets.addAll(units.keySet());
    targets.addAll(accounts.keySet());
  }

  /** Disables a type: nothing of it is attached any more. */
  public void disable(PolicyType type) {
    enabled.remove(type);
    attachable(type).forEach(policy -> policy.targets().clear());
  }

  private OrganizationPolicy given(PolicyType type) {
    return java.util.Objects.requireNonNull(policies.get("p-" + type.given()));
  }

  private List<OrganizationPolicy> attachable(PolicyType type) {
    return policies.values().stream().filter(policy -> policy.type() == type).toList();
  }

  /** What of this type is attached to this target. */
  public List<OrganizationPolicy> attached(PolicyType type, String target) {
    return attachable(type).stream().filter(policy -> policy.targets().contains(target)).toList();
  }

  /** Forgets a unit and what is attached to it. */
  public void remove(OrganizationalUnit unit) {
    units.remove(unit.id());
    tags.remove(unit.id());
    policies.values().forEach(policy -> policy.targets().remove(unit.id()));
  }

  /** Forgets a policy. */
  public void remove(OrganizationPolicy policy) {
    policies.remove(policy.id());
    tags.remove(policy.id());
  }

  /** The ids from the root down to a unit or an account, both included. */
  public List<String> path(String part) {
    List<String> path = new ArrayList<>();
    Optional<String> next = Optional.of(part);
    while (next.isPresent()) {
      path.addFirst(next.get());
      next = parent(next.get());
    }
    return path;
  }

  /** What a unit or an account stands under; nothing is above the root. */
  public Optional<String> parent(String part) {
    return unit(part)
        .map(OrganizationalUnit::parent)
        .or(() -> account(part).map(MemberAccount::parent));
  }
}
