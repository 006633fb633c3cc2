package io.kedgeline.domain.identity;

import java.util.Set;

/**
 * A person with everything that the company's source of people knows them by.
 *
 * @param person the person
 * @param emails their addresses
 * @param slack their Slack accounts
 */
public record DirectoryEntry(Person person, Set<EmailAddress> emails, Set<SlackAccount> slack) {

  public DirectoryEntry {
    emails = Set.copyOf(emails);
    slack = Set.copyOf(slack);
  }
}
