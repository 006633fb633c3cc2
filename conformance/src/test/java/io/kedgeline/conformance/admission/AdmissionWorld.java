package io.kedgeline.conformance.admission;

import io.kedgeline.activities.aws.BreakGlassBoundary;
import io.kedgeline.activities.aws.RoleParameter;
import io.kedgeline.activities.aws.RoleTemplate;
import io.kedgeline.activities.aws.admission.AdmissionProof;
import io.kedgeline.activities.aws.admission.CanaryLeaf;
import io.kedgeline.activities.aws.admission.RefusalReason;
import io.kedgeline.activities.aws.issuance.LeafIssuer;
import io.kedgeline.domain.onboarding.AdmissionCase;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.CanaryDeny;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** Two authorities of the same name, each with an anchor, and profiles of the shipped templates. */
final class AdmissionWorld implements AutoCloseable {

  static final String CANARY = "kedgeline-canary-CHG-1";
  static final Map<String, String> ATTRIBUTES =
      Map.of(
          "x509Issuer/CN", PrivateAuthorities.NAME,
          "x509Subject/OU", "prod",
          "x509SAN/URI", "urn:exacttr:device:*");

  private static final Map<RoleParameter, String> VALUES =
      Map.of(
          RoleParameter.EVIDENCE_BUCKET, "exacttr-evidence",
          RoleParameter.EVIDENCE_KEY,
              "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555",
          RoleParameter.REPOSITORIES, "exacttr/builds",
          RoleParameter.ARTIFACT_BUCKET, "exacttr-artifacts");

  final AwsAccount account = new AwsAccount();
  final AnchoredAuthority rightful = anchored("rightful");
  final AnchoredAuthority other = anchored("other");
  private final PolicyArn boundary = boundary();
  private final AdmissionProof proof = new AdmissionProof(account.sessions, account.accounts);
  private final CanaryLeaf leaves =
      new CanaryLeaf(
          new LeafIssuer(account.privateCa, Duration.ofMinutes(1)), InstantSource.system());

  AdmissionWorld() throws IOException {}

  private AnchoredAuthority anchored(String name) {
    CertificateAuthorityArn authority = new PrivateAuthorities(account.privateCa).make();
    String anchor =
        account
            .anywhere
            .createTrustAnchor(r ->
                r.name(name)
                    .enabled(true)
                    .source(s ->
                        s.sourceType(TrustAnchorType.AWS_ACM_PCA)
                            .sourceData(d -> d.acmPcaArn(authority.value()))))
            .trustAnchor()
            .trustAnchorArn();
    return new AnchoredAuthority(authority, new TrustAnchorArn(anchor));
  }

  private PolicyArn boundary() {
    return new PolicyArn(
        account
            .iam
            .createPolicy(r ->
                r.policyName("ExactTR-Boundary")
                    .policyDocument(BreakGlassBoundary.document(AwsAccount.ID, account.executors)))
            .policy()
            .arn());
  }

  /** The trust policy that a role must have. */
  TrustPolicyTemplate trust() {
    return new TrustPolicyTemplate(AwsAccount.ID, List.of(rightful.anchor()), ATTRIBUTES);
  }

  /** The same with another value of an attribute, or without the attribute. */
  TrustPolicyTemplate trustWith(String attribute, Optional<String> value) {
    Map<String, String> others = new HashMap<>(ATTRIBUTES);
    others.remove(attribute);
    value.ifPresent(given -> others.put(attribute, given));
    return new TrustPolicyTemplate(AwsAccount.ID, List.of(rightful.anchor()), others);
  }

  /** Makes the role of a template with this trust policy, and a profile for it that is enabled. */
  AdmissionCase make(RoleTemplate template, String trust) {
    RoleArn role = template.role(AwsAccount.ID);
    account.iam.createRole(r ->
        r.roleName(role.name())
            .path(role.path())
            .permissionsBoundary(boundary.value())
            .assumeRolePolicyDocument(trust));
    put(role, template.profile(), template.policy(AwsAccount.ID, VALUES));
    CanaryDeny canary = new CanaryDeny(CANARY, role);
    put(role, "canary", canary.document());
    String profile =
        account
            .anywhere
            .createProfile(r ->
                r.name(template.profile())
                    .roleArns(role.value())
                    .durationSeconds(900)
                    .enabled(true))
            .profile()
            .profileArn();
    return new AdmissionCase(
        rightful, new ProfileArn(profile), canary, ATTRIBUTES, Optional.of(other));
  }

  private void put(RoleArn role, String name, String document) {
    account.iam.putRolePolicy(
        r -> r.roleName(role.name()).policyName(name).policyDocument(document));
  }

  /** Takes away what keeps the canary from everything. */
  void letTheCanaryDoMore(AdmissionCase admission) {
    account.iam.deleteRolePolicy(r -> r.roleName(admission.role().name()).policyName("canary"));
  }

  void disable(ProfileArn profile) {
    account.anywhere.disableProfile(r -> r.profileId(profile.id()));
  }

  void disable(TrustAnchorArn anchor) {
    account.anywhere.disableTrustAnchor(r -> r.trustAnchorId(anchor.id()));
  }

  List<String> prove(AdmissionCase admission) {
    return proof.prove(admission, leaves);
  }

  List<String> mustStayOut(AdmissionCase admission, RefusalReason why) {
    return proof.mustStayOut(admission, leaves, why);
  }

  @Override
  public void close() {
    account.close();
  }
}
