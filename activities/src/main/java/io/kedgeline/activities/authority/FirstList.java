package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.ProofFailures;
import io.kedgeline.activities.aws.admission.CanaryLeaf;
import io.kedgeline.activities.aws.issuance.LeafIssuer;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.resource.BucketName;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The first revocation list of an authority. AWS Private CA writes one only after a certificate was
 * issued that refers to it, about half an hour later, and tries again every quarter of an hour (API
 * reference, CrlConfiguration).
 */
final class FirstList {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** How long until it is worth looking again. */
  private static final Duration AGAIN = Duration.ofSeconds(90);

  private final AwsClients clients;
  private final InstantSource clock;

  FirstList(AwsClients clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * Has the authority issue one certificate of minutes, whose key nobody keeps.
   *
   * @param canary its common name
   * @return its serial number
   */
  CertificateSerial provoke(CertificateAuthorityArn authority, String canary) {
    return ProofFailures.naming(() ->
        new CertificateSerial(
            new CanaryLeaf(new LeafIssuer(clients.privateCa(), PATIENCE), clock)
                .issue(
                    authority,
                    new CertificateNames(
                        Map.of(CertificateNames.COMMON_NAME, canary), Optional.empty()))
                .certificate()
                .getSerialNumber()
                .toString(16)));
  }

  /**
   * The list.
   *
   * @throws ApplicationFailure of type {@code NOT_READ_BACK}, to be tried again after a while, when
   *     there is none yet or it is not good
   */
  PublishedList read(CertificateAuthorityArn authority, BucketName bucket) {
    String key = key(authority);
    try {
      return PublishedList.read(
          clients.s3().getObjectAsBytes(r -> r.bucket(bucket.value()).key(key)).asByteArray(),
          new OwnCertificate(clients.privateCa(), authority).certificate(),
          clock.instant());
    } catch (NoSuchKeyException notYet) {
      throw notYet(
          "AWS Private CA has not written s3://%s/%s yet: that takes about half an hour, and goes wrong where the bucket's policy or an organization's does not let acm-pca.amazonaws.com write"
              .formatted(bucket, key));
    } catch (GeneralSecurityException bad) {
      throw notYet(
          "the revocation list s3://%s/%s is not good: %s"
              .formatted(bucket, key, bad.getMessage()));
    }
  }

  /** Where AWS Private CA writes a complete list (User Guide, "CRL structure"). */
  private static String key(CertificateAuthorityArn authority) {
    String arn = authority.value();
    return "crl/%s.crl".formatted(arn.substring(arn.lastIndexOf('/') + 1));
  }

  private static ApplicationFailure notYet(String sentence) {
    return ApplicationFailure.newBuilder()
        .setMessage(sentence)
        .setType(FailureType.NOT_READ_BACK.name())
        .setNextRetryDelay(AGAIN)
        .build();
  }
}
