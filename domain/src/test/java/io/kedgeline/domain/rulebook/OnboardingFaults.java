package io.kedgeline.domain.rulebook;

import static io.kedgeline.domain.rulebook.RulebookFaultsTest.spoiled;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What rules of onboarding may not be. */
final class OnboardingFaults {

  private OnboardingFaults() {}

  static Stream<Arguments> onboarding() {
    return Stream.of(
        spoiled(
            "a group that asks and is kept apart",
            t -> t.with("runbooks/RB-02/approval/separated/0", "profile-owners"),
            "runbooks.RB-02.approval.separated",
            "must name no group that asks or approves here"),
        spoiled(
            "a group that approves and is kept apart",
            t -> t.with("runbooks/RB-02/approval/separated/0", "profile-admins"),
            "runbooks.RB-02.approval.separated",
            "must name no group that asks or approves here"),
        spoiled(
            "duties kept apart where one only opens",
            t -> t.with("runbooks/RB-06/approval/separated", RulebookTree.list("pki-admins")),
            "runbooks.RB-06.approval.separated",
            "must not be said of RB-06"),
        spoiled(
            "an environment twice",
            t ->
                t.with(
                    "runbooks/RB-02/environments/1",
                    RulebookTree.map(
                        "name",
                        "production",
                        "account",
                        "111122223333",
                        "region",
                        "eu-central-1",
                        "boundary",
                        "arn:aws:iam::111122223333:policy/Boundary")),
            "runbooks.RB-02.environments[1].name",
            "is the same as runbooks.RB-02.environments[0].name; an environment is listed once"),
        spoiled(
            "an account that is none",
            t -> t.with("runbooks/RB-02/environments/0/account", "production"),
            "runbooks.RB-02.environments[0].account",
            "must be 12 digits"),
        spoiled(
            "a Region that is none",
            t -> t.with("runbooks/RB-02/environments/0/region", "Frankfurt"),
            "runbooks.RB-02.environments[0].region",
            "must be a Region code such as eu-central-1"),
        spoiled(
            "a boundary of another account",
            t ->
                t.with(
                    "runbooks/RB-02/environments/0/boundary",
                    "arn:aws:iam::999922223333:policy/Boundary"),
            "runbooks.RB-02.environments[0].boundary",
            "must be a policy of the environment's account"));
  }
}
