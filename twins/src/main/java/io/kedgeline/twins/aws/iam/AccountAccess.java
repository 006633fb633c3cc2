package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.state.AccessKey;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.IamUser;
import io.kedgeline.twins.aws.state.IdentityPolicies;
import io.kedgeline.twins.aws.state.Principal;

/** Ways into an account that are there from its beginning. */
public final class AccountAccess {

  private static final String ADMINISTRATOR = "administrator";

  private AccountAccess() {}

  /** A role that may do everything, for another account. */
  public static void give(AwsState state, String account, String name, String trusted) {
    IamRole role =
        new IamRole(
            account,
            "/",
            name,
            state.newId("AROA"),
            state.now(),
            PolicyTexts.trust(
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"sts:AssumeRole"}]}\
                """
                    .formatted(trusted),
                state));
    mayEverything(state, role.policies());
    state.add(role);
  }

  /** The key of the account's administrator, a user who may do everything; made when missing. */
  public static AccessKey administrator(AwsState state, String account) {
    IamUser user =
        state
            .user(account, ADMINISTRATOR)
            .orElseGet(
                () -> IamUser.of(account, "/", ADMINISTRATOR, state.newId("AIDA"), state.now()));
    if (state.user(account, ADMINISTRATOR).isEmpty()) {
      mayEverything(state, user.policies());
      state.add(user);
    }
    return state.credentials().of(user).stream()
        .filter(AccessKey::active)
        .findFirst()
        .orElseGet(() -> state.credentials().issue(new Principal.User(user)));
  }

  private static void mayEverything(AwsState state, IdentityPolicies policies) {
    state
        .policy("arn:aws:iam::aws:policy/AdministratorAccess")
        .ifPresent(policy -> policies.attached().put(policy.arn(), policy));
  }
}
