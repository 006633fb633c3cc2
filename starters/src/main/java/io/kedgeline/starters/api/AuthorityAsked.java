package io.kedgeline.starters.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks of an authority that is to be made, as typed: the server judges it and names
 * every fault at once. What the authority is like stands in the rulebook.
 *
 * @param change the change record, such as {@code CHG-1042}
 * @param environment which environment's, by the rulebook's name
 * @param owner who answers for it
 * @param custodian who looks after it day by day
 * @param purpose what it is for
 * @param domains the domains of data that its certificates open
 * @param tags further tags of what is made
 * @param reason why
 * @param external the authority, where it is one outside AWS
 */
public record AuthorityAsked(
    String change,
    String environment,
    String owner,
    String custodian,
    String purpose,
    List<String> domains,
    Map<String, String> tags,
    String reason,
    Optional<ExternalAsked> external) {

  public AuthorityAsked {
    domains = List.copyOf(domains);
    tags = Map.copyOf(tags);
  }
}
