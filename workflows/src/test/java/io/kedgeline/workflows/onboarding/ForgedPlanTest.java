package io.kedgeline.workflows.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.warrant.WarrantRefusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a plan may say that was voted on, in the hands of whoever holds workflow and gathering, but
 * no key that signs acts: the votes are real, and on the digest of exactly this plan.
 */
class ForgedPlanTest {

  private static final ProfilePlan PLAN = ProfileWorlds.plan();

  @Test
  void theDraftIsWhatWasAskedForByNameCertificateAndAnchor() {
    for (WarrantCase forged :
        List.of(
            new WarrantCase().planned("/draft/name", "sec-ir-triage"),
            new WarrantCase().planned("/draft/trust/attributes/x509Subject~1OU", "dev"),
            new WarrantCase().planned("/draft/trust/attributes/x509Subject~1O", "more"),
            new WarrantCase().planned("/draft/trust/anchors", anchors("0")),
            new WarrantCase().planned("/draft/trust/anchors", anchors("a", "0")))) {
      assertEquals(Optional.of(WarrantRefusal.OTHER_DRAFT), forged.refusal());
    }
  }

  @Test
  void theRoleStaysWithinTheRulebooksBoundary() {
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_DRAFT),
        new WarrantCase()
            .planned("/draft/boundary", "arn:aws:iam::111122223333:policy/exacttr/Wider")
            .refusal());
  }

  @Test
  void aBreakGlassRoleIsNotMadeWithinTheBoundaryOfTheOthers() {
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_DRAFT),
        new WarrantCase()
            .planned(
                "/draft/role",
                "arn:aws:iam::111122223333:role/exacttr/breakglass/ExactTR-BreakGlass")
            .refusal());
  }

  @Test
  void whatTheRulebookWantsPinnedIsPinnedThoughTheRequestLeftItOut() {
    Map<String, String> less = Map.of("x509Subject/OU", "prod", "x509SAN/URI", "urn:exacttr:*");
    assertEquals(
        Optional.of(WarrantRefusal.OTHER_DRAFT),
        new WarrantCase()
            .asked("/certificate", less)
            .planned("/draft/trust/attributes", less)
            .refusal());
  }

  @Test
  void nothingIsMadeInAnotherAccountOrRegionThoughItWasAsked() {
    for (WarrantCase forged :
        List.of(
            new WarrantCase().inAccount("444455556666"),
            new WarrantCase().asked("/environment", "staging"),
            new WarrantCase().asked("/anchor", inRegion(PLAN.request().anchor().value())),
            new WarrantCase().planned("/region", "eu-west-1"),
            new WarrantCase().planned("/authority", inRegion(PLAN.authority().value())),
            new WarrantCase().planned("/authority", inAccount(PLAN.authority().value())))) {
      assertEquals(Optional.of(WarrantRefusal.OTHER_ACCOUNT), forged.refusal());
    }
  }

  @Test
  void theOtherAuthorityIsOfTheSameAccountAndRegion() {
    String authority = PLAN.authority().value().replace("0001", "0002");
    String anchor = PLAN.request().anchor().value().replace("90a", "90b");
    assertEquals(Optional.empty(), withOther(authority, anchor));
    for (Optional<WarrantRefusal> refused :
        List.of(
            withOther(inRegion(authority), anchor),
            withOther(inAccount(authority), anchor),
            withOther(authority, inRegion(anchor)),
            withOther(authority, inAccount(anchor)))) {
      assertEquals(Optional.of(WarrantRefusal.OTHER_ACCOUNT), refused);
    }
  }

  @Test
  void stepsAndObjectsAreThePlansOwn() {
    assertEquals(
        Optional.of(WarrantRefusal.NOT_IN_PLAN),
        new WarrantCase().planned("/actions", List.of()).refusal());
    assertEquals(
        Optional.of(WarrantRefusal.NOT_IN_PLAN),
        new WarrantCase()
            .planned("/actions", List.of(Map.of("operation", "CREATE_ROLE", "object", "another")))
            .refusal());
  }

  @Test
  void noSlotIsLeftOutOrFilledByAnotherGroup() {
    for (List<Map<String, String>> slots :
        List.of(
            List.of(slot("profile-admin", "profile-admins")),
            List.of(
                slot("profile-admin", "profile-owners"), slot("security-lead", "security-leads")),
            List.of(
                slot("security-lead", "security-leads"),
                slot("profile-admin", "profile-admins")))) {
      assertEquals(
          Optional.of(WarrantRefusal.OTHER_QUORUM),
          new WarrantCase().planned("/slots", slots).refusal());
    }
  }

  /** These the worker compares with what it ships, in each step: see ProvisioningActs. */
  @Test
  void aWarrantDoesNotJudgeWhatOnlyTheShippedProfileSays() {
    for (WarrantCase forged :
        List.of(
            new WarrantCase().planned("/draft/policy", "{\"Statement\":[{\"Effect\":\"Allow\"}]}"),
            new WarrantCase().planned("/draft/session", "PT15M"),
            new WarrantCase().planned("/draft/profileClass", "breakglass"))) {
      assertEquals(Optional.empty(), forged.refusal());
    }
  }

  private static Optional<WarrantRefusal> withOther(String authority, String anchor) {
    return new WarrantCase()
        .planned("/other", Map.of("authority", authority, "anchor", anchor))
        .refusal();
  }

  private static Map<String, String> slot(String name, String group) {
    return Map.of("name", name, "group", group);
  }

  private static List<String> anchors(String... ends) {
    String own = PLAN.request().anchor().value();
    return List.of(ends).stream().map(end -> own.substring(0, own.length() - 1) + end).toList();
  }

  private static String inRegion(String arn) {
    return arn.replace("eu-central-1", "eu-west-1");
  }

  private static String inAccount(String arn) {
    return arn.replace("111122223333", "444455556666");
  }
}
