package io.kedgeline.twins.aws;

import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.MemberAccount;
import io.kedgeline.twins.aws.state.Organization;
import java.util.List;
import java.util.Optional;

/**
 * An account, and where it stands.
 *
 * @param account twelve digits
 * @param name its name, empty outside of an organisation
 * @param place {@code management}, {@code member} or {@code alone}
 * @param path the ids of the organisation, its root and its units above the account, with slashes
 */
public record AccountPlace(String account, String name, String place, String path) {

  static AccountPlace of(AwsState state, String account) {
    Optional<Organization> organization = state.accounts().organizationOf(account);
    if (organization.isEmpty()) {
      return new AccountPlace(account, "", "alone", "");
    }
    List<String> path = organization.get().path(account);
    return new AccountPlace(
        account,
        organization.get().account(account).map(MemberAccount::name).orElse(""),
        organization.get().management().equals(account) ? "management" : "member",
        organization.get().id() + "/" + String.join("/", path.subList(0, path.size() - 1)));
  }
}
