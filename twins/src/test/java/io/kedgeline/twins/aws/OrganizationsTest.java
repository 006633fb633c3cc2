package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.policy;
import static io.kedgeline.twins.aws.OrganizationWorld.DENY_ALL;
import static io.kedgeline.twins.aws.OrganizationWorld.MANAGEMENT;
import static io.kedgeline.twins.aws.OrganizationWorld.MEMBER;
import static io.kedgeline.twins.aws.OrganizationWorld.SIBLING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AlreadyInOrganizationException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.ChildType;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason;
import software.amazon.awssdk.services.organizations.model.CreateAccountState;
import software.amazon.awssdk.services.organizations.model.CreateAccountStatus;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyAttachmentException;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyException;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotEmptyException;
import software.amazon.awssdk.services.organizations.model.ParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicyInUseException;
import software.amazon.awssdk.services.organizations.model.PolicyNotAttachedException;
import software.amazon.awssdk.services.organizations.model.PolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeAlreadyEnabledException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotEnabledException;
import software.amazon.awssdk.services.organizations.model.Tag;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;

/** Organizations as the real AWS SDK meets it. */
class OrganizationsTest {

  private OrganizationWorld world;
  private OrganizationsClient organizations;

  @BeforeEach
  void start() throws IOException {
    world = new OrganizationWorld();
    organizations = world.organizations;
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private List<String> namesOn(String target) {
    return organizations
        .listPoliciesForTarget(r -> r.targetId(target).filter(PolicyType.SERVICE_CONTROL_POLICY))
        .policies()
        .stream()
        .map(PolicySummary::name)
        .toList();
  }

  @Test
  void theOrganisationTellsItsAccountsAndWhereTheyStand() {
    assertEquals(MANAGEMENT, organizations.describeOrganization().organization().masterAccountId());
    assertEquals(
        List.of(MANAGEMENT, MEMBER, SIBLING),
        organizations.listAccountsPaginator(r -> r.maxResults(2)).stream()
            .flatMap(page -> page.accounts().stream())
            .map(Account::id)
            .toList());
    String unit = world.unitWith(MEMBER);
    assertEquals(unit, organizations.listParents(r -> r.childId(MEMBER)).parents().getFirst().id());
    assertEquals(
        MEMBER,
        organizations
            .listChildren(r -> r.parentId(unit).childType(ChildType.ACCOUNT))
            .children()
            .getFirst()
            .id());
    assertEquals(
        MEMBER,
        organizations.listAccountsForParent(r -> r.parentId(unit)).accounts().getFirst().id());
    assertThrows(
        OrganizationalUnitNotEmptyException.class,
        () -> organizations.deleteOrganizationalUnit(r -> r.organizationalUnitId(unit)));
  }

  @Test
  void aNewAccountIsEnteredThroughItsAccessRole() {
    CreateAccountStatus asked =
        organizations
            .createAccount(r -> r.accountName("new").email("new@invented.example"))
            .createAccountStatus();
    assertEquals(CreateAccountState.IN_PROGRESS, asked.state());
    String account =
        organizations
            .describeCreateAccountStatus(r -> r.createAccountRequestId(asked.id()))
            .createAccountStatus()
            .accountId();
    assertEquals("new", organizations.describeAccount(r -> r.accountId(account)).account().name());
    String role = "arn:aws:iam::" + account + ":role/OrganizationAccountAccessRole";
    assertTrue(
        world
            .clients
            .sts(world.administrator(MANAGEMENT))
            .assumeRole(r -> r.roleArn(role).roleSessionName("entry"))
            .assumedRoleUser()
            .arn()
            .contains(account));
  }

  @Test
  void onlyTheManagementAccountMayAskAndChange() {
    OrganizationsClient member = world.clients.organizations(world.administrator(MEMBER));
    assertEquals(world.keys.id(), member.describeOrganization().organization().id());
    assertThrows(AccessDeniedException.class, member::listAccounts);
    assertThrows(
        AccessDeniedException.class,
        () -> member.attachPolicy(r -> r.policyId("p-FullAWSAccess").targetId(MEMBER)));
    AwsCredentials user =
        world.clients.user(
            world.administrator(MANAGEMENT), "u", policy("Allow", "organizations:List*"));
    assertEquals(3, world.clients.organizations(user).listAccounts().accounts().size());
    assertThrows(
        AccessDeniedException.class, () -> world.clients.organizations(user).createPolicy(r -> {}));
    AccountKeys alone = world.twin.createAccount("123412341234");
    assertThrows(
        AwsOrganizationsNotInUseException.class,
        world.clients.organizations(OrganizationWorld.credentials(alone))::describeOrganization);
  }

  @Test
  void aPolicyIsAttachedOnceAndDetachedOnce() {
    String policy = world.control("freeze", DENY_ALL);
    world.attach(policy, MEMBER);
    assertThrows(DuplicatePolicyAttachmentException.class, () -> world.attach(policy, MEMBER));
    assertEquals(
        MEMBER,
        organizations
            .listTargetsForPolicy(r -> r.policyId(policy))
            .targets()
            .getFirst()
            .targetId());
    assertThrows(
        PolicyInUseException.class, () -> organizations.deletePolicy(r -> r.policyId(policy)));
    organizations.detachPolicy(r -> r.policyId(policy).targetId(MEMBER));
    assertThrows(
        PolicyNotAttachedException.class,
        () -> organizations.detachPolicy(r -> r.policyId(policy).targetId(MEMBER)));
    organizations.deletePolicy(r -> r.policyId(policy));
    assertThrows(
        PolicyNotFoundException.class, () -> organizations.describePolicy(r -> r.policyId(policy)));
  }

  @Test
  void aTargetHasTenServiceControlPoliciesAtMostAndOneAtLeast() {
    List<String> policies =
        IntStream.range(0, 10).mapToObj(i -> world.control("p" + i, DENY_ALL)).toList();
    policies.subList(0, 9).forEach(policy -> world.attach(policy, SIBLING));
    ConstraintViolationException full =
        assertThrows(
            ConstraintViolationException.class, () -> world.attach(policies.get(9), SIBLING));
    assertEquals(
        ConstraintViolationExceptionReason.MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED,
        full.reason());
    assertEquals(List.of("FullAWSAccess"), namesOn(MEMBER));
    ConstraintViolationException last =
        assertThrows(
            ConstraintViolationException.class,
            () -> organizations.detachPolicy(r -> r.policyId("p-FullAWSAccess").targetId(MEMBER)));
    assertEquals(
        ConstraintViolationExceptionReason.MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED,
        last.reason());
  }

  @Test
  void aDocumentIsRefusedWhenItIsTooLongOrNone() {
    String longest = DENY_ALL + " ".repeat(10_240 - DENY_ALL.length());
    String policy = world.control("longest", longest);
    ConstraintViolationException tooLong =
        assertThrows(
            ConstraintViolationException.class,
            () -> organizations.updatePolicy(r -> r.policyId(policy).content(longest + " ")));
    assertEquals(
        ConstraintViolationExceptionReason.POLICY_CONTENT_LIMIT_EXCEEDED, tooLong.reason());
    assertThrows(
        MalformedPolicyDocumentException.class, () -> world.control("broken", "{\"Version\":1}"));
    assertThrows(DuplicatePolicyException.class, () -> world.control("longest", DENY_ALL));
    assertThrows(
        MalformedPolicyDocumentException.class,
        () -> world.policy(PolicyType.RESOURCE_CONTROL_POLICY, "rcp", policy("Allow", "sts:*")));
    assertThrows(
        InvalidInputException.class,
        () -> organizations.updatePolicy(r -> r.policyId("p-FullAWSAccess").name("x")));
  }

  @Test
  void aTypeThatIsDisabledBindsNobodyAndComesBackBare() {
    String policy = world.control("freeze", DENY_ALL);
    world.attach(policy, MEMBER);
    String root = world.keys.root();
    PolicyType type = PolicyType.SERVICE_CONTROL_POLICY;
    assertThrows(
        PolicyTypeAlreadyEnabledException.class,
        () -> organizations.enablePolicyType(r -> r.rootId(root).policyType(type)));
    organizations.disablePolicyType(r -> r.rootId(root).policyType(type));
    assertEquals(1, world.clients.iam(world.root()).listRoles().roles().size());
    assertThrows(PolicyTypeNotEnabledException.class, () -> world.attach(policy, MEMBER));
    organizations.enablePolicyType(r -> r.rootId(root).policyType(type));
    assertEquals(List.of("FullAWSAccess"), namesOn(MEMBER));
  }

  @Test
  void aPolicyListsInPagesAndCarriesTags() {
    for (int i = 0; i < 3; i++) {
      world.control("p" + i, DENY_ALL);
    }
    assertEquals(
        4,
        organizations
            .listPoliciesPaginator(r -> r.filter(PolicyType.SERVICE_CONTROL_POLICY).maxResults(2))
            .stream()
            .mapToInt(page -> page.policies().size())
            .sum());
    Tag tag = Tag.builder().key("owner").value("security").build();
    organizations.tagResource(r -> r.resourceId(MEMBER).tags(tag));
    assertEquals(List.of(tag), organizations.listTagsForResource(r -> r.resourceId(MEMBER)).tags());
    organizations.untagResource(r -> r.resourceId(MEMBER).tagKeys("owner"));
    assertEquals(List.of(), organizations.listTagsForResource(r -> r.resourceId(MEMBER)).tags());
  }

  @Test
  void whatIsNamedButNotThereHasItsOwnRefusal() {
    String policy = world.control("p", DENY_ALL);
    assertThrows(TargetNotFoundException.class, () -> world.attach(policy, "123412341234"));
    assertThrows(
        ParentNotFoundException.class,
        () -> organizations.listAccountsForParent(r -> r.parentId("ou-abcd-12345678")));
    assertThrows(
        AccountNotFoundException.class,
        () -> organizations.describeAccount(r -> r.accountId("123412341234")));
    assertThrows(
        ChildNotFoundException.class,
        () -> organizations.listParents(r -> r.childId("123412341234")));
    assertThrows(
        InvalidInputException.class, () -> organizations.describeAccount(r -> r.accountId("me")));
  }

  @Test
  void anAccountFoundsAnOrganisationOfItsOwn() {
    AccountKeys alone = world.twin.createAccount("123412341234");
    OrganizationsClient client = world.clients.organizations(OrganizationWorld.credentials(alone));
    Organization founded = client.createOrganization(r -> {}).organization();
    assertEquals("123412341234", founded.masterAccountId());
    assertThrows(AlreadyInOrganizationException.class, () -> client.createOrganization(r -> {}));
    assertEquals(List.of(), client.listRoots().roots().getFirst().policyTypes());
  }
}
