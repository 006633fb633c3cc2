package io.kedgeline.domain.identity;

import io.kedgeline.domain.certificate.SourceIdentity;
import java.util.Set;

/**
 * A natural person as the directory knows them.
 *
 * @param id their one name, whatever accounts they sign in with
 * @param displayName for people's eyes; never compared
 * @param status whether their word counts
 * @param groups the groups they stand in
 * @param certificates the certificates that are theirs, as AWS names their sessions
 * @param accounts what they sign in with
 */
public record Person(
    PersonId id,
    String displayName,
    PersonStatus status,
    Set<GroupName> groups,
    Set<SourceIdentity> certificates,
    Set<OidcAccount> accounts) {

  public Person {
    groups = Set.copyOf(groups);
    certificates = Set.copyOf(certificates);
    accounts = Set.copyOf(accounts);
  }

  /** Whether the sessions of this certificate are theirs. */
  public boolean holds(SourceIdentity certificate) {
    return certificates.contains(certificate);
  }

  /** Whether this person is active and stands in the group. */
  public boolean standsIn(GroupName group) {
    return active() && groups.contains(group);
  }

  /** Whether this person's word counts at all. */
  public boolean active() {
    return status == PersonStatus.ACTIVE;
  }
}
