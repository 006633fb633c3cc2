package io.kedgeline.twins.aws;

import java.util.List;

/**
 * An organisation that was made, and the keys of its accounts' root users.
 *
 * @param id the organisation's id
 * @param root its root's id
 * @param management the keys of the account that manages it
 * @param members the keys of the others
 */
public record OrganizationKeys(
    String id, String root, AccountKeys management, List<AccountKeys> members) {

  public OrganizationKeys {
    members = List.copyOf(members);
  }
}
