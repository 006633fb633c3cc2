package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.TRUST;
import static io.kedgeline.twins.aws.Clients.policy;
import static io.kedgeline.twins.aws.OrganizationWorld.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.AccessDeniedException;
import software.amazon.awssdk.services.rolesanywhere.model.ProfileDetail;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/**
 * Two people for one break-glass window, enforced by the organisation alone: every role here may do
 * everything in its own account.
 */
class DualControlTest {

  private static final String CONTROL =
      """
      {"Version":"2012-10-17","Statement":[
       {"Sid":"RequireProfileClass","Effect":"Deny","Action":"rolesanywhere:CreateProfile",
        "Resource":"*","Condition":{"StringNotLike":{"aws:RequestTag/ExactTR-ProfileClass":
        ["readonly","ir-*","breakglass","ci-*"]}}},
       {"Sid":"NobodyCreatesApproved","Effect":"Deny","Action":"rolesanywhere:CreateProfile",
        "Resource":"*","Condition":{"ForAnyValue:StringEqualsIgnoreCase":
        {"aws:TagKeys":["ApprovedChangeId"]}}},
       {"Sid":"ClassTagImmutable","Effect":"Deny",
        "Action":["rolesanywhere:TagResource","rolesanywhere:UntagResource"],
        "Resource":"arn:aws:rolesanywhere:*:*:profile/*","Condition":
        {"ForAnyValue:StringEqualsIgnoreCase":{"aws:TagKeys":["ExactTR-ProfileClass"]},
        "Null":{"aws:ResourceTag/ExactTR-ProfileClass":"false"}}},
       {"Sid":"NeedsApproval","Effect":"Deny","Action":"rolesanywhere:EnableProfile",
        "Resource":"arn:aws:rolesanywhere:*:*:profile/*","Condition":
        {"StringEquals":{"aws:ResourceTag/ExactTR-ProfileClass":"breakglass"},
        "Null":{"aws:ResourceTag/ApprovedChangeId":"true"}}},
       {"Sid":"OnlyApproverApproves","Effect":"Deny","Action":"rolesanywhere:TagResource",
        "Resource":"arn:aws:rolesanywhere:*:*:profile/*","Condition":
        {"ForAnyValue:StringEqualsIgnoreCase":{"aws:TagKeys":["ApprovedChangeId"]},
        "ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/exacttr/Approver"}}},
       {"Sid":"OnlyOperatorEnables","Effect":"Deny","Action":"rolesanywhere:EnableProfile",
        "Resource":"arn:aws:rolesanywhere:*:*:profile/*","Condition":
        {"StringEquals":{"aws:ResourceTag/ExactTR-ProfileClass":"breakglass"},
        "ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/exacttr/Operator"}}},
       {"Sid":"ApproverOnlyTags","Effect":"Deny","Action":["rolesanywhere:CreateProfile",
        "rolesanywhere:UpdateProfile","rolesanywhere:EnableProfile"],"Resource":"*",
        "Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/exacttr/Approver"}}}]}\
      """;
  private static final Tag CLASS =
      Tag.builder().key("ExactTR-ProfileClass").value("breakglass").build();
  private static final Tag APPROVED = Tag.builder().key("ApprovedChangeId").value("CHG-1").build();

  private OrganizationWorld world;
  private RolesAnywhereClient operator;
  private RolesAnywhereClient approver;
  private RolesAnywhereClient closer;
  private ProfileDetail profile;

  @BeforeEach
  void start() throws IOException {
    world = new OrganizationWorld();
    operator = as("Operator");
    approver = as("Approver");
    closer = as("Closer");
    world.attach(world.control("dual-control", CONTROL), world.unitWith(MEMBER));
    profile = create(CLASS);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private RolesAnywhereClient as(String name) {
    var iam = world.clients.iam(world.administrator(MEMBER));
    iam.createRole(r -> r.roleName(name).path("/exacttr/").assumeRolePolicyDocument(TRUST));
    iam.putRolePolicy(r -> r.roleName(name).policyName("all").policyDocument(policy("Allow", "*")));
    return world.clients.anywhere(world.session("exacttr/" + name));
  }

  private ProfileDetail create(Tag... tags) {
    return operator
        .createProfile(r -> r.name("sec-breakglass").roleArns(new String[0]).tags(tags))
        .profile();
  }

  private void tag(RolesAnywhereClient person, Tag tag) {
    person.tagResource(r -> r.resourceArn(profile.profileArn()).tags(tag));
  }

  private boolean enable(RolesAnywhereClient person) {
    return person.enableProfile(r -> r.profileId(profile.profileId())).profile().enabled();
  }

  @Test
  void oneApprovesAndAnotherEnables() {
    tag(approver, APPROVED);
    assertTrue(enable(operator));
  }

  @Test
  void nothingIsEnabledWithoutAnApproval() {
    assertThrows(AccessDeniedException.class, () -> enable(operator));
    tag(approver, Tag.builder().key("note").value("x").build());
    assertThrows(AccessDeniedException.class, () -> enable(operator));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ApprovedChangeId", "approvedchangeid"})
  void theOperatorCannotApproveHoweverTheKeyIsWritten(String key) {
    Tag own = Tag.builder().key(key).value("CHG-1").build();
    assertThrows(AccessDeniedException.class, () -> tag(operator, own));
    assertThrows(AccessDeniedException.class, () -> create(CLASS, own));
    assertThrows(AccessDeniedException.class, () -> enable(operator));
  }

  @Test
  void theApproverCanOnlyApprove() {
    tag(approver, APPROVED);
    assertThrows(AccessDeniedException.class, () -> enable(approver));
    assertThrows(
        AccessDeniedException.class,
        () -> approver.updateProfile(r -> r.profileId(profile.profileId()).name("x")));
    assertThrows(
        AccessDeniedException.class,
        () -> approver.createProfile(r -> r.name("p").roleArns(new String[0]).tags(CLASS)));
  }

  @Test
  void aClassIsGivenAtBirthAndStays() {
    assertThrows(AccessDeniedException.class, () -> create());
    assertThrows(AccessDeniedException.class, () -> create(CLASS.copy(c -> c.value("other"))));
    assertThrows(
        AccessDeniedException.class, () -> tag(operator, CLASS.copy(c -> c.value("readonly"))));
    assertThrows(
        AccessDeniedException.class,
        () ->
            operator.untagResource(
                r -> r.resourceArn(profile.profileArn()).tagKeys("ExactTR-ProfileClass")));
  }

  @Test
  void closingIsNeverDenied() {
    tag(approver, APPROVED);
    enable(operator);
    assertFalse(closer.disableProfile(r -> r.profileId(profile.profileId())).profile().enabled());
    closer.untagResource(r -> r.resourceArn(profile.profileArn()).tagKeys("ApprovedChangeId"));
    assertEquals(
        Map.of("ExactTR-ProfileClass", "breakglass"),
        closer.listTagsForResource(r -> r.resourceArn(profile.profileArn())).tags().stream()
            .collect(java.util.stream.Collectors.toMap(Tag::key, Tag::value)));
    world
        .clients
        .iam(world.session("exacttr/Closer"))
        .putRolePolicy(
            r -> r.roleName("Operator").policyName("end").policyDocument(policy("Deny", "*")));
    assertThrows(AccessDeniedException.class, () -> enable(operator));
  }
}
