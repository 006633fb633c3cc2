package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.ExecutorPolicies;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.sandbox.world.InventedAccount.ShippedPolicies;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What provisions and what issues can do at AWS by the policies that we ship, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnboardingDutiesTest {

  static final Set<Duty> ONBOARDING = EnumSet.of(Duty.PROVISION, Duty.ISSUE);

  private static final Pattern ACTION =
      Pattern.compile("\"((?:rolesanywhere|iam|acm-pca):[A-Z][A-Za-z]+)\"(?!\\s*:)");

  /**
   * AWS asks for it of whoever creates a profile with tags (Service Authorization Reference, Roles
   * Anywhere, operation CreateProfile); the twin does not.
   */
  private static final String ASKED_BY_AWS_ALONE = "rolesanywhere:TagResource";

  /** What who observes may do for onboarding alone. */
  static final Set<String> SEEING =
      Set.of(
          "rolesanywhere:GetTrustAnchor",
          "rolesanywhere:ListTrustAnchors",
          "rolesanywhere:ListSubjects",
          "rolesanywhere:GetSubject",
          "acm-pca:DescribeCertificateAuthority");

  private final OnboardingWorld world;

  OnboardingDutiesTest() throws IOException {
    this.world = OnboardingWorld.unguarded();
  }

  @AfterAll
  void stop() {
    world.close();
  }

  record Without(Duty duty, String action) {}

  static Stream<Without> everyShippedAction() {
    return Stream.concat(
        SEEING.stream().sorted().map(action -> new Without(Duty.OBSERVE, action)), ofTheirOwn());
  }

  private static Stream<Without> ofTheirOwn() {
    return ONBOARDING.stream()
        .flatMap(duty -> {
          Set<String> actions = new TreeSet<>();
          Matcher matcher =
              ACTION.matcher(ExecutorPolicies.of(duty, new AccountId(OnboardingWorld.ACCOUNT)));
          while (matcher.find()) {
            actions.add(matcher.group(1));
          }
          actions.remove(ASKED_BY_AWS_ALONE);
          return actions.stream().map(action -> new Without(duty, action));
        });
  }

  private static void onboard(ShippedPolicies policies) throws IOException {
    try (OnboardingWorld fresh = OnboardingWorld.guarded(policies)) {
      fresh.does(Duty.OBSERVE, clients -> OnboardingActs.see(fresh, clients));
      fresh.does(Duty.PROVISION, clients -> OnboardingActs.provision(fresh, clients));
      fresh.does(Duty.ISSUE, clients -> OnboardingActs.issue(fresh, clients));
    }
  }

  @Test
  void withThePoliciesAsShippedWhatIsOnboardedIsMadeAndTakenBack() {
    assertDoesNotThrow(() -> onboard(ShippedPolicies.asShipped()));
  }

  @ParameterizedTest
  @MethodSource("everyShippedAction")
  void withoutAnyOneActionTheActsFail(Without without) {
    AwsServiceException refused =
        assertThrows(
            AwsServiceException.class,
            () ->
                onboard(
                    ShippedPolicies.changing(
                        without.duty(),
                        text ->
                            text.replaceFirst(
                                Pattern.quote("\"" + without.action() + "\""),
                                "\"iam:ListAccountAliases\""))));
    assertLacks(without.action(), refused);
  }

  static Stream<BeyondTheDuty> acts() {
    return BeyondTheDuty.all();
  }

  @ParameterizedTest
  @MethodSource("acts")
  @DisplayName("AC-23 who provisions or issues does neither each other's duty nor anybody's")
  void whatIsNotTheDutysItsOwnPolicyRefuses(BeyondTheDuty act) {
    assertLacks(
        act.lacking(),
        assertThrows(
            AwsServiceException.class,
            () -> world.does(act.duty(), clients -> act.deed().accept(world, clients))));
  }

  private static void assertLacks(String action, AwsServiceException refused) {
    assertTrue(
        refused.toString().contains("not authorized to perform: " + action + " "),
        refused::toString);
  }
}
