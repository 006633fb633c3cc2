package io.kedgeline.domain.identity;

import java.util.List;
import java.util.Optional;

/**
 * A user as an identity store tells them, unchecked. All but the id may be absent.
 *
 * @param id which AWS gives once and never changes
 * @param userName the name that they sign in with; it may be changed, and given to another
 * @param displayName what they are called
 * @param status whether they are enabled
 * @param emails their addresses
 * @param accounts their accounts elsewhere
 */
public record StoreUser(
    String id,
    Optional<String> userName,
    Optional<String> displayName,
    Optional<String> status,
    List<String> emails,
    List<Account> accounts) {

  /**
   * An account elsewhere: {@code ExternalIds} of the identity store.
   *
   * @param issuer who knows them
   * @param id what the issuer calls them
   */
  public record Account(String issuer, String id) {}

  public StoreUser {
    emails = List.copyOf(emails);
    accounts = List.copyOf(accounts);
  }
}
