package io.kedgeline.starters.api;

import java.util.List;
import java.util.Map;

/**
 * What a client asks of a profile that is to be made, as typed: the server judges it and names
 * every fault at once.
 *
 * @param change the change record, such as {@code CHG-1042}
 * @param profile which of the shipped profiles, such as {@code sec-readonly}
 * @param environment where, by the rulebook's name
 * @param anchor the ARN of the trust anchor where its certificates are presented
 * @param certificate what a certificate must say, such as {@code x509Subject/OU}
 * @param parameters what the company puts into the role's policy, such as {@code EVIDENCE_BUCKET}
 * @param owner who answers for it
 * @param custodian who looks after it day by day
 * @param purpose what it is for
 * @param domains the domains of data that it touches
 * @param tags further tags of the profile and its role
 * @param reason why
 */
public record ProfileAsked(
    String change,
    String profile,
    String environment,
    String anchor,
    Map<String, String> certificate,
    Map<String, String> parameters,
    String owner,
    String custodian,
    String purpose,
    List<String> domains,
    Map<String, String> tags,
    String reason) {

  public ProfileAsked {
    certificate = Map.copyOf(certificate);
    parameters = Map.copyOf(parameters);
    domains = List.copyOf(domains);
    tags = Map.copyOf(tags);
  }
}
