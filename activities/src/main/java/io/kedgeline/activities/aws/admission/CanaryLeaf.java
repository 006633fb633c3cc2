package io.kedgeline.activities.aws.admission;

import io.kedgeline.activities.aws.issuance.IssuedLeaf;
import io.kedgeline.activities.aws.issuance.LeafIssuer;
import io.kedgeline.activities.aws.issuance.LeafRequest;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Certificates for canaries. Their keys are made here, and never leave this process. */
public final class CanaryLeaf {

  /** How long one is valid from now on. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** By how much AWS's clock may be behind. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final int TOKEN = 36;

  private final LeafIssuer issuer;
  private final InstantSource clock;

  /** Certificates that this issuer has issued, by this clock. */
  public CanaryLeaf(LeafIssuer issuer, InstantSource clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /** A fresh key and a certificate for it that says this. */
  public CertificateIdentity issue(CertificateAuthorityArn authority, CertificateNames names)
      throws GeneralSecurityException, IOException {
    KeyPair keys = EphemeralKey.pair();
    PKCS10CertificationRequest request = request(keys, names.commonName());
    Instant now = clock.instant();
    IssuedLeaf issued =
        issuer.issue(
            new LeafRequest(
                authority, request, token(request), names, now.minus(SKEW), now.plus(LIFE)));
    return new CertificateIdentity(keys.getPrivate(), issued.certificate(), issued.intermediates());
  }

  /** Of the key, so that no certificate for another key is answered. */
  private static String token(PKCS10CertificationRequest request) throws IOException {
    return Digest.of(request.getSubjectPublicKeyInfo().getEncoded()).hex().substring(0, TOKEN);
  }

  private static PKCS10CertificationRequest request(KeyPair keys, String commonName)
      throws GeneralSecurityException {
    return new JcaPKCS10CertificationRequestBuilder(
            new X500NameBuilder().addRDN(BCStyle.CN, commonName).build(), keys.getPublic())
        .build(EphemeralKey.signer(keys.getPrivate()));
  }
}
