package io.kedgeline.conformance.authority;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.sandbox.world.InventedAccount;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/**
 * One act about a PKI that is not the duty's, and the permission that it lacks.
 *
 * @param duty who tries
 * @param act what it tries
 * @param lacking the action that its policy does not allow
 * @param deed how
 */
record BeyondThePki(Duty duty, String act, String lacking, Consumer<AwsClients> deed) {

  /** A bucket that holds no revocation lists. */
  static final String EVIDENCE = "exacttr-evidence";

  private static final String TEMPLATES = "arn:aws:acm-pca:::template/";

  @Override
  public String toString() {
    return duty.word() + " " + act;
  }

  /**
   * All of them.
   *
   * @param root the authority that signed what was made
   * @param bare an authority of an administrator that has no tag
   */
  static List<BeyondThePki> all(
      MadeAuthority made,
      CertificateAuthorityArn root,
      CertificateAuthorityArn bare,
      InventedAccount account) {
    return Stream.of(authorities(made, root, bare), anchors(made, account), others(made))
        .flatMap(acts -> acts)
        .toList();
  }

  private static Stream<BeyondThePki> authorities(
      MadeAuthority made, CertificateAuthorityArn root, CertificateAuthorityArn bare) {
    CertificateAuthorityArn own = made.authority().orElseThrow();
    return Stream.of(
        pki(
            "has a certificate issued that gets in by its anchor",
            "acm-pca:IssueCertificate",
            clients -> issue(clients, own, "EndEntityClientAuthCertificate/V1")),
        pki(
            "has an authority signed by the one that it made",
            "acm-pca:IssueCertificate",
            clients -> issue(clients, own, "SubordinateCACertificate_PathLen0/V1")),
        pki(
            "has an authority signed that signs others",
            "acm-pca:IssueCertificate",
            clients -> issue(clients, root, "SubordinateCACertificate_PathLen1/V1")),
        pki(
            "has an authority signed by one that is not marked as a root",
            "acm-pca:IssueCertificate",
            clients -> issue(clients, bare, "SubordinateCACertificate_PathLen0/V1")),
        pki(
            "marks an authority as a root",
            "acm-pca:TagCertificateAuthority",
            clients ->
                clients
                    .privateCa()
                    .tagCertificateAuthority(r ->
                        r.certificateAuthorityArn(bare.value())
                            .tags(
                                tag("KedgelineRoot", "yes"),
                                tag("KedgelineRun", "RB-01.CHG-1"),
                                tag("ExactTR-Environment", "production")))),
        pki(
            "makes an authority that is marked as a root",
            "acm-pca:CreateCertificateAuthority",
            clients ->
                clients
                    .privateCa()
                    .createCertificateAuthority(r ->
                        r.certificateAuthorityType(CertificateAuthorityType.SUBORDINATE)
                            .certificateAuthorityConfiguration(c ->
                                c.keyAlgorithm(KeyAlgorithm.EC_PRIME256_V1)
                                    .signingAlgorithm(SigningAlgorithm.SHA256_WITHECDSA)
                                    .subject(s -> s.commonName("mine")))
                            .tags(
                                tag("KedgelineRoot", "yes"), tag("KedgelineRun", "RB-01.CHG-1")))),
        pki(
            "makes the root out to be its own",
            "acm-pca:TagCertificateAuthority",
            clients ->
                clients
                    .privateCa()
                    .tagCertificateAuthority(r ->
                        r.certificateAuthorityArn(root.value())
                            .tags(
                                tag("KedgelineRun", "RB-01.CHG-1"),
                                tag("ExactTR-Environment", "production")))),
        pki(
            "disables the root",
            "acm-pca:UpdateCertificateAuthority",
            clients ->
                clients
                    .privateCa()
                    .updateCertificateAuthority(
                        r -> r.certificateAuthorityArn(root.value()).status("DISABLED"))),
        pki(
            "revokes a certificate",
            "acm-pca:RevokeCertificate",
            clients ->
                clients
                    .privateCa()
                    .revokeCertificate(r ->
                        r.certificateAuthorityArn(own.value())
                            .certificateSerial("0a")
                            .revocationReason("KEY_COMPROMISE"))));
  }

  private static Stream<BeyondThePki> anchors(MadeAuthority made, InventedAccount account) {
    String own = made.anchor().orElseThrow().id();
    String others = account.anchor().id();
    return Stream.of(
        pki(
            "changes whom its anchor trusts",
            "rolesanywhere:UpdateTrustAnchor",
            clients ->
                clients.rolesAnywhere().updateTrustAnchor(r -> r.trustAnchorId(own).name("x"))),
        pki(
            "makes revoked certificates valid again",
            "rolesanywhere:DisableCrl",
            clients ->
                clients
                    .rolesAnywhere()
                    .disableCrl(r -> r.crlId(made.revocationList().orElseThrow()))),
        pki(
            "disables an anchor that no run made",
            "rolesanywhere:DisableTrustAnchor",
            clients -> clients.rolesAnywhere().disableTrustAnchor(r -> r.trustAnchorId(others))),
        pki(
            "deletes an anchor that no run made",
            "rolesanywhere:DeleteTrustAnchor",
            clients -> clients.rolesAnywhere().deleteTrustAnchor(r -> r.trustAnchorId(others))),
        pki(
            "makes an anchor that an administrator made out to be its own",
            "rolesanywhere:TagResource",
            clients ->
                clients
                    .rolesAnywhere()
                    .tagResource(r ->
                        r.resourceArn(account.anchor().value())
                            .tags(
                                Tag.builder().key("KedgelineRun").value("RB-01.CHG-1").build(),
                                Tag.builder()
                                    .key("ExactTR-Environment")
                                    .value("production")
                                    .build()))),
        pki(
            "silences an anchor that no run made",
            "rolesanywhere:PutNotificationSettings",
            clients ->
                clients
                    .rolesAnywhere()
                    .putNotificationSettings(
                        r -> r.trustAnchorId(others).notificationSettings(List.of()))),
        pki(
            "makes an anchor and does not say in which run",
            "rolesanywhere:CreateTrustAnchor",
            clients -> anchor(clients, made.authority().orElseThrow())),
        pki(
            "makes its anchor one of break-glass afterwards",
            "rolesanywhere:TagResource",
            clients ->
                clients
                    .rolesAnywhere()
                    .tagResource(r ->
                        r.resourceArn(made.anchor().orElseThrow().value())
                            .tags(
                                Tag.builder()
                                    .key("ExactTR-ProfileClass")
                                    .value("breakglass")
                                    .build()))),
        pki(
            "gives its anchor to another run",
            "rolesanywhere:TagResource",
            clients ->
                clients
                    .rolesAnywhere()
                    .tagResource(r ->
                        r.resourceArn(made.anchor().orElseThrow().value())
                            .tags(Tag.builder().key("KedgelineRun").value("x").build()))));
  }

  private static Stream<BeyondThePki> others(MadeAuthority made) {
    CertificateAuthorityArn own = made.authority().orElseThrow();
    return Stream.of(
        pki(
            "makes a profile",
            "rolesanywhere:CreateProfile",
            clients ->
                clients
                    .rolesAnywhere()
                    .createProfile(r ->
                        r.name("mine").roleArns(made.canaryRole().value()).durationSeconds(900))),
        pki(
            "changes whom a role trusts",
            "iam:UpdateAssumeRolePolicy",
            clients ->
                clients
                    .iam()
                    .updateAssumeRolePolicy(
                        r -> r.roleName(made.canaryRole().name()).policyDocument("{}"))),
        pki(
            "deletes a bucket of another name",
            "s3:DeleteBucket",
            clients -> clients.s3().deleteBucket(r -> r.bucket(EVIDENCE))),
        new BeyondThePki(
            Duty.PROVISION,
            "makes an anchor for its roles",
            "rolesanywhere:CreateTrustAnchor",
            clients -> anchor(clients, own)),
        new BeyondThePki(
            Duty.ISSUE,
            "makes an anchor for its certificates",
            "rolesanywhere:CreateTrustAnchor",
            clients -> anchor(clients, own)),
        new BeyondThePki(
            Duty.ISSUE,
            "enables an anchor",
            "rolesanywhere:EnableTrustAnchor",
            clients ->
                clients
                    .rolesAnywhere()
                    .enableTrustAnchor(r -> r.trustAnchorId(made.anchor().orElseThrow().id()))),
        new BeyondThePki(
            Duty.OBSERVE,
            "disables the authority",
            "acm-pca:UpdateCertificateAuthority",
            clients ->
                clients
                    .privateCa()
                    .updateCertificateAuthority(
                        r -> r.certificateAuthorityArn(own.value()).status("DISABLED"))));
  }

  private static void anchor(AwsClients clients, CertificateAuthorityArn authority) {
    clients
        .rolesAnywhere()
        .createTrustAnchor(r ->
            r.name("mine")
                .source(s ->
                    s.sourceType(TrustAnchorType.AWS_ACM_PCA)
                        .sourceData(d -> d.acmPcaArn(authority.value()))));
  }

  private static void issue(
      AwsClients clients, CertificateAuthorityArn authority, String template) {
    clients
        .privateCa()
        .issueCertificate(r ->
            r.certificateAuthorityArn(authority.value())
                .csr(SdkBytes.fromUtf8String("any"))
                .signingAlgorithm(SigningAlgorithm.SHA384_WITHECDSA)
                .templateArn(TEMPLATES + template)
                .validity(v -> v.value(1L).type(ValidityPeriodType.DAYS)));
  }

  private static software.amazon.awssdk.services.acmpca.model.Tag tag(String key, String value) {
    return software.amazon.awssdk.services.acmpca.model.Tag.builder().key(key).value(value).build();
  }

  private static BeyondThePki pki(String act, String lacking, Consumer<AwsClients> deed) {
    return new BeyondThePki(Duty.PKI, act, lacking, deed);
  }
}
