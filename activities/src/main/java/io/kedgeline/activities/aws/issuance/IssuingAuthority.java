package io.kedgeline.activities.aws.issuance;

import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.GetCertificateResponse;
import software.amazon.awssdk.services.acmpca.waiters.AcmPcaWaiter;

/**
 * An authority of AWS Private CA that is asked for certificates.
 *
 * @param privateCa a client of its account and Region
 * @param arn the authority
 */
public record IssuingAuthority(AcmPcaClient privateCa, CertificateAuthorityArn arn) {

  /**
   * What the authority was made to sign with: of its key's family, as the algorithm of a
   * certificate must be (API reference, IssueCertificate and CertificateAuthorityConfiguration).
   */
  public String signingAlgorithm() {
    return privateCa
        .describeCertificateAuthority(r -> r.certificateAuthorityArn(arn.value()))
        .certificateAuthority()
        .certificateAuthorityConfiguration()
        .signingAlgorithmAsString();
  }

  /**
   * The certificate of this ARN. Waits while AWS says RequestInProgressException; the SDK asks once
   * a second, and 60 times at most.
   *
   * @param patience how long to wait at most
   * @throws SdkClientException when it was not issued in time
   */
  public GetCertificateResponse await(String certificate, Duration patience) {
    try (AcmPcaWaiter waiter =
        AcmPcaWaiter.builder()
            .client(privateCa)
            .overrideConfiguration(c -> c.waitTimeout(patience))
            .build()) {
      return waiter
          .waitUntilCertificateIssued(
              r -> r.certificateAuthorityArn(arn.value()).certificateArn(certificate))
          .matched()
          .response()
          .orElseThrow();
    } catch (SdkClientException given) {
      if (given.getCause() instanceof AwsServiceException answered) {
        throw answered;
      }
      throw given;
    }
  }
}
