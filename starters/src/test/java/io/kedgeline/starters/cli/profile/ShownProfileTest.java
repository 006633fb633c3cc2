package io.kedgeline.starters.cli.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.starters.SampleProfile;
import io.kedgeline.starters.api.ProfileDocuments;
import io.kedgeline.starters.api.ProfileView;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code profile show} says before anybody votes. */
class ShownProfileTest {

  @Test
  void everyDocumentIsShownOnLinesOfItsOwn() {
    String shown = words(SampleProfile.plan());
    for (String part :
        List.of(
            "\"Sid\" : \"TrustRolesAnywhere\"",
            "\"aws:PrincipalTag/x509Subject/OU\" : \"prod\"",
            "\"Action\" : \"securityhub:GetFindings\"",
            "\"Sid\" : \"CanaryDoesNothingElse\"")) {
      assertEquals(
          1, shown.lines().filter(line -> line.contains(part)).count(), part + "\n" + shown);
    }
  }

  @Test
  void thatAPlanLetsInAndWhoAnswersForItIsShown() {
    String shown = words(SampleProfile.plan());
    for (String part :
        List.of(
            "x509SAN/URI=urn:exacttr:device:*",
            "owner      olga",
            "custodian  omar",
            "purpose    reads findings for the weekly review",
            "domains    security-findings",
            "tag        Team=review",
            "needs      profile-admin: somebody of the group profile-admins, neither maya nor the"
                + " owner nor the custodian")) {
      assertTrue(shown.contains(part), part + "\n" + shown);
    }
  }

  @Test
  void theDocumentsAreThoseOfThePlanWhateverTheServerSaysBesideIt() {
    ProfilePlan plan = SampleProfile.plan();
    ProfileView lying = view(plan, new ProfileDocuments("{\"harmless\":1}", "{}", "{}"));
    assertFalse(ShownProfile.words(lying).contains("harmless"));
  }

  @Test
  void whatSomebodyTypedMovesNoCursor() {
    String shown =
        words(
            SampleProfile.plan(
                SampleProfile.request("reads \u202e findings of the week"),
                "no JSON \u001b[2J at all"));
    assertFalse(shown.contains("\u001b") || shown.contains("\u202e"), shown);
    assertTrue(shown.contains("at all"), shown);
  }

  private static String words(ProfilePlan plan) {
    return ShownProfile.words(view(plan, ProfileDocuments.of(plan)));
  }

  private static ProfileView view(ProfilePlan plan, ProfileDocuments documents) {
    return new ProfileView(
        SampleProfile.RUN,
        OnboardingState.AWAITING_APPROVAL,
        SampleProfile.MAYA,
        Optional.of("http"),
        List.of("profile-admin", "security-lead"),
        Optional.of(plan.approvalExpires()),
        Optional.empty(),
        Optional.of(CanonicalJson.digest(plan)),
        Optional.of(plan),
        Optional.of(documents),
        false);
  }
}
