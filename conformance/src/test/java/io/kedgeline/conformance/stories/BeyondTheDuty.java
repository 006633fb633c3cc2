package io.kedgeline.conformance.stories;

import static io.kedgeline.conformance.stories.OnboardingActs.CLASS;
import static io.kedgeline.conformance.stories.OnboardingActs.NOTE;
import static io.kedgeline.conformance.stories.OnboardingActs.RUN_TAG;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.Duty;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * One act that is not the duty's, and the permission that it lacks.
 *
 * @param duty who tries
 * @param act what it tries
 * @param lacking the action that its policy does not allow
 * @param deed how
 */
record BeyondTheDuty(
    Duty duty, String act, String lacking, BiConsumer<OnboardingWorld, AwsClients> deed) {

  private static final String PATH = "/exacttr/";

  @Override
  public String toString() {
    return duty.word() + " " + act;
  }

  static Stream<BeyondTheDuty> all() {
    return Stream.of(roles(), profiles(), certificates(), others()).flatMap(acts -> acts);
  }

  private static Stream<BeyondTheDuty> roles() {
    return Stream.of(
        provision(
            "makes a role without a boundary",
            "iam:CreateRole",
            (it, c) -> OnboardingActs.role(it, c, PATH, Optional.empty())),
        provision(
            "makes a role within a boundary that bounds nothing",
            "iam:CreateRole",
            (it, c) ->
                OnboardingActs.role(
                    it, c, PATH, Optional.of("arn:aws:iam::aws:policy/AdministratorAccess"))),
        provision(
            "makes a role within the break-glass role's boundary, which is wide",
            "iam:CreateRole",
            (it, c) ->
                OnboardingActs.role(it, c, PATH, Optional.of(it.account.boundary().value()))),
        provision(
            "makes a role elsewhere",
            "iam:CreateRole",
            (it, c) -> OnboardingActs.role(it, c, "/", Optional.of(it.boundary))),
        provision(
            "makes a break-glass role",
            "iam:CreateRole",
            (it, c) -> OnboardingActs.role(it, c, PATH + "breakglass/", Optional.of(it.boundary))),
        provision(
            "gives a role without a boundary a policy",
            "iam:PutRolePolicy",
            (it, c) -> OnboardingActs.policy(c, it.account.controlRole().name())),
        provision(
            "gives the break-glass role a policy",
            "iam:PutRolePolicy",
            (it, c) -> OnboardingActs.policy(c, it.account.role().name())),
        provision(
            "gives an executor role a policy",
            "iam:PutRolePolicy",
            (it, c) -> OnboardingActs.policy(c, it.executors.open())),
        provision(
            "takes a policy off the break-glass role, as a denial would be",
            "iam:DeleteRolePolicy",
            (it, c) ->
                c.iam()
                    .deleteRolePolicy(r -> r.roleName(it.account.role().name()).policyName("own"))),
        provision(
            "takes a policy off a role that no run made",
            "iam:DeleteRolePolicy",
            (it, c) ->
                c.iam()
                    .deleteRolePolicy(
                        r -> r.roleName(it.account.controlRole().name()).policyName("own"))),
        provision(
            "deletes a role that no run made",
            "iam:DeleteRole",
            (it, c) -> c.iam().deleteRole(r -> r.roleName(it.account.controlRole().name()))),
        provision(
            "changes whom a role trusts",
            "iam:UpdateAssumeRolePolicy",
            (it, c) ->
                c.iam()
                    .updateAssumeRolePolicy(r ->
                        r.roleName(it.account.controlRole().name())
                            .policyDocument(OnboardingActs.POLICY))),
        provision(
            "says of a role who it is to its sessions",
            "iam:TagRole",
            (it, c) ->
                c.iam()
                    .tagRole(r ->
                        r.roleName(it.account.controlRole().name())
                            .tags(OnboardingActs.roleTag("x509Subject/CN", "omar")))));
  }

  private static Stream<BeyondTheDuty> profiles() {
    return Stream.of(
        provision(
            "enables a break-glass profile",
            "rolesanywhere:EnableProfile",
            (it, c) ->
                c.rolesAnywhere().enableProfile(r -> r.profileId(it.account.profile().id()))),
        provision(
            "enables a profile that no run made",
            "rolesanywhere:EnableProfile",
            (it, c) ->
                c.rolesAnywhere()
                    .enableProfile(r -> r.profileId(it.account.controlProfile().id()))),
        provision(
            "deletes a break-glass profile",
            "rolesanywhere:DeleteProfile",
            (it, c) ->
                c.rolesAnywhere().deleteProfile(r -> r.profileId(it.account.profile().id()))),
        provision(
            "deletes a profile that no run made",
            "rolesanywhere:DeleteProfile",
            (it, c) ->
                c.rolesAnywhere()
                    .deleteProfile(r -> r.profileId(it.account.controlProfile().id()))),
        provision(
            "updates a profile",
            "rolesanywhere:UpdateProfile",
            (it, c) ->
                c.rolesAnywhere()
                    .updateProfile(r -> r.profileId(it.account.profile().id()).name("p"))),
        provision(
            "puts the break-glass role into a profile that needs no window",
            "iam:PassRole",
            (it, c) ->
                OnboardingActs.profile(
                    c, it.account.role().value(), CLASS, "readonly", RUN_TAG, "r")),
        provision(
            "makes a break-glass profile",
            "rolesanywhere:CreateProfile",
            (it, c) -> profileOf(it, c, CLASS, "breakglass", RUN_TAG, "r")),
        provision(
            "makes a profile without a class",
            "rolesanywhere:CreateProfile",
            (it, c) -> profileOf(it, c, RUN_TAG, "r")),
        provision(
            "makes a profile and does not say in which run",
            "rolesanywhere:CreateProfile",
            (it, c) -> profileOf(it, c, CLASS, "readonly")),
        provision(
            "makes an approved profile",
            "rolesanywhere:CreateProfile",
            (it, c) -> profileOf(it, c, CLASS, "readonly", RUN_TAG, "r", NOTE, "CHG-1")),
        provision(
            "notes an approval",
            "rolesanywhere:TagResource",
            (it, c) -> OnboardingActs.tag(c, it.account.profile().value(), NOTE, "CHG-1")),
        provision(
            "gives a break-glass profile another class",
            "rolesanywhere:TagResource",
            (it, c) ->
                OnboardingActs.tag(
                    c, it.account.profile().value(), CLASS, "readonly", RUN_TAG, "r")),
        provision(
            "makes itself out to have made a profile",
            "rolesanywhere:TagResource",
            (it, c) -> OnboardingActs.tag(c, it.account.controlProfile().value(), RUN_TAG, "r")));
  }

  private static Stream<BeyondTheDuty> certificates() {
    return Stream.of(
        issue(
            "has a CA's certificate issued",
            "acm-pca:IssueCertificate",
            (it, c) -> OnboardingActs.issued(it, c, "SubordinateCACertificate_PathLen0/V1")),
        issue(
            "has a certificate issued whose request says what it is for",
            "acm-pca:IssueCertificate",
            (it, c) ->
                OnboardingActs.issued(it, c, "EndEntityClientAuthCertificate_CSRPassthrough/V1")),
        issue(
            "names no template",
            "acm-pca:IssueCertificate",
            (it, c) -> OnboardingActs.issued(it, c)),
        issue(
            "deletes the CA",
            "acm-pca:DeleteCertificateAuthority",
            (it, c) ->
                c.privateCa().deleteCertificateAuthority(r -> r.certificateAuthorityArn(it.ca))));
  }

  private static Stream<BeyondTheDuty> others() {
    return Arrays.stream(Duty.values())
        .flatMap(duty ->
            Stream.of(
                    new BeyondTheDuty(
                        duty,
                        "makes a role",
                        "iam:CreateRole",
                        (it, c) -> OnboardingActs.role(it, c)),
                    new BeyondTheDuty(
                        duty,
                        "makes a profile",
                        "rolesanywhere:CreateProfile",
                        (it, c) -> profileOf(it, c, CLASS, "readonly", RUN_TAG, "r")),
                    new BeyondTheDuty(
                        duty,
                        "revokes a certificate",
                        "acm-pca:RevokeCertificate",
                        (it, c) ->
                            c.privateCa()
                                .revokeCertificate(r ->
                                    r.certificateAuthorityArn(it.ca)
                                        .certificateSerial("0a")
                                        .revocationReason("KEY_COMPROMISE"))),
                    new BeyondTheDuty(
                        duty,
                        "has a certificate issued",
                        "acm-pca:IssueCertificate",
                        (it, c) ->
                            OnboardingActs.issued(it, c, "EndEntityClientAuthCertificate/V1")))
                .filter(act -> duty != owner(act.lacking())));
  }

  private static Duty owner(String action) {
    return action.startsWith("acm-pca:") ? Duty.ISSUE : Duty.PROVISION;
  }

  private static String profileOf(OnboardingWorld it, AwsClients c, String... tags) {
    return OnboardingActs.profile(c, it.account.controlRole().value(), tags);
  }

  private static BeyondTheDuty provision(
      String act, String lacking, BiConsumer<OnboardingWorld, AwsClients> deed) {
    return new BeyondTheDuty(Duty.PROVISION, act, lacking, deed);
  }

  private static BeyondTheDuty issue(
      String act, String lacking, BiConsumer<OnboardingWorld, AwsClients> deed) {
    return new BeyondTheDuty(Duty.ISSUE, act, lacking, deed);
  }
}
