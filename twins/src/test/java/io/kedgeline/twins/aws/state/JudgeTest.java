package io.kedgeline.twins.aws.state;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.iam.AwsManagedPolicies;
import io.kedgeline.twins.aws.iam.ServiceLinkedRoles;
import io.kedgeline.twins.aws.organizations.Accounts;
import io.kedgeline.twins.aws.organizations.Organizations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom an organisation's policies bind, where no service of this twin can be asked. */
class JudgeTest {

  private static final String MEMBER = "111122223333";

  /** E52 of the decision table: only AWS itself takes a role that is linked to a service. */
  @Test
  void aServiceLinkedRoleIsNotBoundByADenialOfEverything() throws MalformedPolicyException {
    AwsState state = new AwsState(InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z")));
    AwsManagedPolicies.all(state.now()).forEach(state::add);
    Organization organization = Organizations.found(state, "999988887777");
    Accounts.create(state, organization, MEMBER, "member");
    organization.enable(PolicyType.SERVICE_CONTROL_POLICY);
    IamRole linked = ServiceLinkedRoles.of(state, MEMBER);
    IamRole usual =
        new IamRole(MEMBER, "/", "usual", state.newId("AROA"), state.now(), linked.trust());
    usual.policies().attached().putAll(linked.policies().attached());
    assertDoesNotThrow(() -> describeAuthority(state, linked));
    assertDoesNotThrow(() -> describeAuthority(state, usual));

    OrganizationPolicy freeze =
        OrganizationPolicy.of(
            "p-12345678",
            PolicyType.SERVICE_CONTROL_POLICY,
            "freeze",
            "",
            PolicyType.SERVICE_CONTROL_POLICY.parse(
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}\
                """));
    freeze.targets().add(MEMBER);
    organization.add(freeze);
    assertDoesNotThrow(() -> describeAuthority(state, linked));
    assertThrows(AwsError.class, () -> describeAuthority(state, usual));
  }

  private static void describeAuthority(AwsState state, IamRole role) {
    RoleSession session =
        new RoleSession(
            role,
            "service",
            Optional.empty(),
            Map.of(),
            Set.of(),
            List.of(),
            state.now(),
            state.now().plusSeconds(900));
    Judge judge = new Judge(state, new Principal.Session(session), "eu-central-1");
    judge.require(
        "acm-pca:DescribeCertificateAuthority",
        "arn:aws:acm-pca:eu-central-1:" + MEMBER + ":certificate-authority/1",
        MEMBER,
        judge.context().build(),
        "AccessDeniedException");
  }
}
