package io.kedgeline.starters.cli.ca;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.SampleAuthority;
import io.kedgeline.starters.SampleExternal;
import io.kedgeline.starters.SampleProfile;
import io.kedgeline.starters.api.AuthorityView;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code ca show} says before anybody votes. */
class ShownAuthorityTest {

  @Test
  void allThatIsMadeAndWhoAnswersForItIsShown() {
    String shown = words(SampleAuthority.plan());
    for (String part :
        List.of(
            "authority  111122223333/eu-central-1/production",
            "named      ExactTR Prod Sub CA G2, ExactTR",
            "key        EC_P384, its certificate valid for 1825 days",
            "signed by  arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/",
            "list       in bucket exacttr-crl-production, good for 7 days",
            "anchor     ExactTR-Production, told 90 days before the authority expires, 7 before",
            "canary     profile sec-ci-canary-production, role arn:aws:iam::111122223333:role/exacttr/canary/",
            "x509Issuer/CN=ExactTR Prod Sub CA G2",
            "\"Sid\" : \"CanaryReadsItself\"",
            "owner      olga",
            "tag        Team=review",
            "CREATE_BUCKET on arn:aws:s3:::exacttr-crl-production",
            "needs      pki-admin: somebody of the group pki-admins, neither maya nor the owner nor"
                + " the custodian")) {
      assertTrue(shown.contains(part), part + "\n" + shown);
    }
  }

  @Test
  void anAnchorThatIsDisabledAtRestIsShownSo() {
    String resting = words(SampleAuthority.resting());
    assertTrue(resting.contains("anchor     ExactTR-BreakGlass, disabled at rest, told"), resting);
    assertFalse(words(SampleAuthority.plan()).contains("at rest"), resting);
  }

  @Test
  void ofAnAuthorityOutsideAwsItsDocumentsAndWhatAttestsThemAreShown() {
    String shown = words(SampleExternal.plan());
    for (String part :
        List.of(
            "authority  111122223333/eu-central-1/partner, outside AWS",
            "named      CN=Partner CA,O=Partner",
            "SHA-256 " + Digest.ofText("certificate"),
            "key        EC_P384, its certificate valid from ",
            "for        an authority, signs certificates, signs lists, no authorities below it",
            "list       signed and whole, number 7, of 3 certificates, published ",
            "shown      certificate a1b2, issued by it, valid from ",
            "SHA-256 " + Digest.ofText("canary"),
            "URI=urn:exacttr:workload:canary-1",
            "attested   by CA audit 2026",
            "SHA-256 " + Digest.ofText("the audit"),
            "anchor     ExactTR-Partner, told 90 days",
            "waits for  certificate a1b2, PT72H after",
            "PREPARE_ANCHOR on 111122223333/eu-central-1/partner",
            "needs      pki-admin: somebody of the group pki-admins")) {
      assertTrue(shown.contains(part), part + "\n" + shown);
    }
    assertFalse(
        words(SampleExternal.plan(SampleExternal.request("audit \u202e 2026"))).contains("\u202e"));
  }

  @Test
  void whatSomebodyTypedMovesNoCursor() {
    String shown = words(SampleAuthority.plan(SampleAuthority.request("for \u202e every machine")));
    assertFalse(shown.contains("\u202e"), shown);
  }

  private static String words(Plan plan) {
    return ShownAuthority.words(
        new AuthorityView(
            SampleAuthority.RUN,
            OnboardingState.AWAITING_APPROVAL,
            SampleProfile.MAYA,
            Optional.of("http"),
            List.of("pki-admin", "security-lead"),
            Optional.of(plan.approvalExpires()),
            Optional.empty(),
            Optional.of(CanonicalJson.digest(plan)),
            Optional.of(plan),
            false));
  }
}
