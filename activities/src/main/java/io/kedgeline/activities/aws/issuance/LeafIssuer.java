package io.kedgeline.activities.aws.issuance;

import io.kedgeline.activities.aws.AwsFailures;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.IssueCertificateRequest;
import software.amazon.awssdk.services.acmpca.model.Validity;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;

/**
 * Has AWS Private CA issue one end-entity certificate, and waits for it: the service issues some
 * time after it was asked (API reference, IssueCertificate and GetCertificate).
 */
public final class LeafIssuer {

  /**
   * It fixes what a certificate is for: no authority, key usage digitalSignature and
   * keyEncipherment, extended key usage clientAuth; what the call passes through cannot change that
   * (AWS Private CA User Guide, "Template definitions" and "Template order of operations"). By
   * {@code BlankEndEntityCertificate_APIPassthrough} each call would say the usages itself: Roles
   * Anywhere refuses a certificate without digitalSignature, and a permission for that template is
   * one for all usages. Whoever issues by an authority that another account shares has only the
   * blank one for names that are passed (User Guide, "Cross-account access"), so the authority must
   * be of the caller's account.
   */
  public static final String TEMPLATE =
      "arn:aws:acm-pca:::template/EndEntityClientAuthCertificate_APIPassthrough/V1";

  private final AcmPcaClient privateCa;
  private final Duration patience;

  /**
   * Asks through this client.
   *
   * @param privateCa of the authorities' account and Region
   * @param patience how long to wait for a certificate at most; the SDK asks once a second, and 60
   *     times at most
   */
  public LeafIssuer(AcmPcaClient privateCa, Duration patience) {
    this.privateCa = privateCa;
    this.patience = patience;
  }

  /**
   * The certificate, and what stands above it.
   *
   * @throws ApplicationFailure of type {@code AWS_UNAVAILABLE} when it was not issued in time,
   *     {@code NOT_READ_BACK} when the certificate is for another key: the token was used for one
   *     within five minutes; and as {@link AwsFailures} names what AWS refuses
   */
  public IssuedLeaf issue(LeafRequest asked) {
    return AwsFailures.naming(() -> {
      IssuedLeaf issued = read(asked.authority(), ask(asked));
      requireOf(asked.request(), issued);
      return issued;
    });
  }

  /**
   * Asks for it, and does not wait. Fails as the SDK does.
   *
   * @return what AWS calls the certificate
   */
  public String ask(LeafRequest asked) {
    return ask(asked, signingAlgorithm(asked.authority()));
  }

  /**
   * Asks for it by this one call, and does not wait. Fails as the SDK does.
   *
   * @param signingAlgorithm with which the authority signs
   * @return what AWS calls the certificate
   */
  public String ask(LeafRequest asked, String signingAlgorithm) {
    return privateCa.issueCertificate(call(asked, signingAlgorithm)).certificateArn();
  }

  /** With which this authority signs. Fails as the SDK does. */
  public String signingAlgorithm(CertificateAuthorityArn authority) {
    return new IssuingAuthority(privateCa, authority).signingAlgorithm();
  }

  /**
   * Waits for a certificate that was asked for. Fails as the SDK does.
   *
   * @param arn what AWS calls it
   */
  public IssuedLeaf read(CertificateAuthorityArn authority, String arn) {
    return LeafPem.read(new IssuingAuthority(privateCa, authority).await(arn, patience));
  }

  /**
   * Throws unless the certificate is for the key of this request.
   *
   * @throws ApplicationFailure of type {@code NOT_READ_BACK}
   */
  public static void requireOf(PKCS10CertificationRequest request, IssuedLeaf issued) {
    if (!LeafPem.sameKey(issued.certificate(), request)) {
      throw ApplicationFailure.newFailure(
          "AWS Private CA answered with the certificate of another key, for the same token",
          FailureType.NOT_READ_BACK.name());
    }
  }

  private static IssueCertificateRequest call(LeafRequest asked, String signingAlgorithm) {
    return IssueCertificateRequest.builder()
        .certificateAuthorityArn(asked.authority().value())
        .csr(SdkBytes.fromUtf8String(LeafPem.of(asked.request())))
        .signingAlgorithm(signingAlgorithm)
        .templateArn(TEMPLATE)
        .apiPassthrough(PassedNames.of(asked.names()))
        .validityNotBefore(at(asked.from()))
        .validity(at(asked.until()))
        .idempotencyToken(asked.token())
        .build();
  }

  /**
   * In seconds since 1970; of this kind the shortest validity is a second (API reference,
   * Validity).
   */
  private static Validity at(Instant moment) {
    return Validity.builder()
        .type(ValidityPeriodType.ABSOLUTE)
        .value(moment.getEpochSecond())
        .build();
  }
}
