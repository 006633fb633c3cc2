package io.kedgeline.activities.aws;

import io.kedgeline.domain.resource.CertificateAuthorityArn;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.ResourceNotFoundException;

/** Certificate authorities as AWS has them. */
public final class AuthoritySight {

  private AuthoritySight() {}

  /** Whether AWS has this authority, and it issues. */
  public static boolean issues(AcmPcaClient privateCa, CertificateAuthorityArn authority) {
    try {
      return privateCa
              .describeCertificateAuthority(r -> r.certificateAuthorityArn(authority.value()))
              .certificateAuthority()
              .status()
          == CertificateAuthorityStatus.ACTIVE;
    } catch (ResourceNotFoundException missing) {
      return false;
    }
  }
}
