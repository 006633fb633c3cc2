package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.issuance.IssuingAuthority;
import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.AuthorityTerms;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.AcmPcaException;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthority;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.CreateCertificateAuthorityRequest;
import software.amazon.awssdk.services.acmpca.model.GetCertificateResponse;
import software.amazon.awssdk.services.acmpca.model.RequestInProgressException;
import software.amazon.awssdk.services.acmpca.model.Tag;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;

/**
 * Makes a subordinate authority of AWS Private CA, has the root certify it, and reads it back (AWS
 * Private CA User Guide, "Installing a subordinate CA certificate hosted by AWS Private CA").
 */
final class AuthorityMaker {

  /**
   * An authority below which none stands: what it fixes no request changes (AWS Private CA User
   * Guide, "Template definitions").
   */
  static final String TEMPLATE = "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1";

  /** An idempotency token has 36 characters at most, and is known for five minutes. */
  private static final int TOKEN = 36;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What AWS says of a bucket whose policy it does not see yet, or that does not let it in. */
  private static final String OF_THE_BUCKET = "S3 bucket";

  private final AcmPcaClient privateCa;
  private final OwnAuthorities own;

  AuthorityMaker(AcmPcaClient privateCa) {
    this.privateCa = privateCa;
    this.own = new OwnAuthorities(privateCa);
  }

  /**
   * Creates it, or finds what an earlier try of this run created: within five minutes by the token,
   * and after that by the tag. What a lost answer left besides is deleted.
   *
   * @param noted the authority that is known as this run's already
   */
  CertificateAuthorityArn create(AuthorityPlan plan, Optional<CertificateAuthorityArn> noted) {
    CertificateAuthorityArn kept =
        noted.or(() -> own.of(plan.run()).stream().findFirst()).orElseGet(() -> created(plan));
    own.of(plan.run()).stream().filter(other -> !other.equals(kept)).forEach(own::delete);
    return kept;
  }

  private CertificateAuthorityArn created(AuthorityPlan plan) {
    try {
      return new CertificateAuthorityArn(
          privateCa.createCertificateAuthority(request(plan)).certificateAuthorityArn());
    } catch (AcmPcaException refused) {
      if (String.valueOf(refused.awsErrorDetails().errorMessage()).contains(OF_THE_BUCKET)) {
        throw ApplicationFailure.newFailure(
            "AWS Private CA cannot write into bucket %s: %s"
                .formatted(
                    plan.draft().revocation().bucket(), refused.awsErrorDetails().errorMessage()),
            FailureType.AWS_DENIED.name());
      }
      throw refused;
    }
  }

  private static CreateCertificateAuthorityRequest request(AuthorityPlan plan) {
    AuthorityTerms terms = plan.draft().terms();
    AuthorityKey key = AuthorityKey.of(terms.key());
    return CreateCertificateAuthorityRequest.builder()
        .certificateAuthorityType(CertificateAuthorityType.SUBORDINATE)
        .certificateAuthorityConfiguration(c ->
            c.keyAlgorithm(key.algorithm())
                .signingAlgorithm(key.signing())
                .subject(s -> s.commonName(terms.commonName()).organization(terms.organization())))
        .revocationConfiguration(
            r -> r.crlConfiguration(ListSettings.of(plan.draft().revocation())))
        .idempotencyToken(Digest.ofText(plan.run().value()).hex().substring(0, TOKEN))
        .tags(
            AuthorityTags.of(plan).entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList())
        .build();
  }

  /** Has the root certify it, unless that is done, and gives when its certificate expires. */
  Instant activate(AuthorityPlan plan, CertificateAuthorityArn authority) {
    CertificateAuthorityStatus status = own.described(authority).status();
    if (status == CertificateAuthorityStatus.CREATING) {
      throw inCreation(authority);
    }
    if (status == CertificateAuthorityStatus.PENDING_CERTIFICATE) {
      install(plan, authority);
    }
    return requireAsPlanned(plan, authority);
  }

  private void install(AuthorityPlan plan, CertificateAuthorityArn authority) {
    IssuingAuthority root = new IssuingAuthority(privateCa, plan.draft().root());
    String certificate =
        privateCa
            .issueCertificate(r ->
                r.certificateAuthorityArn(root.arn().value())
                    .csr(SdkBytes.fromUtf8String(signingRequest(authority)))
                    .signingAlgorithm(root.signingAlgorithm())
                    .templateArn(TEMPLATE)
                    .validity(v ->
                        v.type(ValidityPeriodType.DAYS)
                            .value(plan.draft().terms().validity().toDays()))
                    .idempotencyToken(Digest.ofText(authority.value()).hex().substring(0, TOKEN)))
            .certificateArn();
    GetCertificateResponse issued = root.await(certificate, PATIENCE);
    privateCa.importCertificateAuthorityCertificate(r ->
        r.certificateAuthorityArn(authority.value())
            .certificate(SdkBytes.fromUtf8String(issued.certificate()))
            .certificateChain(SdkBytes.fromUtf8String(issued.certificateChain())));
  }

  private String signingRequest(CertificateAuthorityArn authority) {
    try {
      return privateCa
          .getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(authority.value()))
          .csr();
    } catch (RequestInProgressException notYet) {
      throw inCreation(authority);
    }
  }

  private static ApplicationFailure inCreation(CertificateAuthorityArn authority) {
    return ApplicationFailure.newFailure(
        "AWS Private CA is still creating authority " + authority,
        FailureType.AWS_UNAVAILABLE.name());
  }

  /**
   * Throws unless AWS has exactly what was planned, and gives when its certificate expires.
   *
   * @return the end of its certificate's validity
   */
  Instant requireAsPlanned(AuthorityPlan plan, CertificateAuthorityArn authority) {
    CertificateAuthority read = own.described(authority);
    AuthorityTerms terms = plan.draft().terms();
    AuthorityKey key = AuthorityKey.of(terms.key());
    var configuration = read.certificateAuthorityConfiguration();
    boolean asPlanned =
        read.status() == CertificateAuthorityStatus.ACTIVE
            && read.type() == CertificateAuthorityType.SUBORDINATE
            && configuration.keyAlgorithm() == key.algorithm()
            && configuration.signingAlgorithm() == key.signing()
            && terms.commonName().equals(configuration.subject().commonName())
            && terms.organization().equals(configuration.subject().organization())
            && ListSettings.are(
                read.revocationConfiguration().crlConfiguration(), plan.draft().revocation())
            && own.tags(authority).equals(AuthorityTags.of(plan))
            && new OwnCertificate(privateCa, authority).signedBy(plan.draft().root());
    if (!asPlanned) {
      throw Unmade.notReadBack(
          "authority %s is not as it was planned when read back".formatted(authority));
    }
    return read.notAfter();
  }
}
