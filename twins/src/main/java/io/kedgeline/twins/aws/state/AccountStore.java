package io.kedgeline.twins.aws.state;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The accounts, their aliases, and the organisations that they form. */
public final class AccountStore {

  private final FreshIds ids;
  private final Set<String> accounts = new LinkedHashSet<>();
  private final Map<String, String> aliases = new TreeMap<>();
  private final Map<String, Organization> organizations = new LinkedHashMap<>();

  AccountStore(FreshIds ids) {
    this.ids = ids;
  }

  /** The accounts that there are, oldest first. */
  public List<String> all() {
    return List.copyOf(accounts);
  }

  /** Adds an account. */
  public void add(String account) {
    accounts.add(account);
  }

  /** The number of an account that is not there yet. */
  public String newNumber() {
    return Stream.generate(ids::accountNumber)
        .filter(number -> !accounts.contains(number))
        .findFirst()
        .orElseThrow();
  }

  /** The aliases, by account. */
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

  void clear() {
    accounts.clear();
    aliases.clear();
    organizations.clear();
  }
}
