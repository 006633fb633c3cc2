package io.kedgeline.conformance.authority;

import io.kedgeline.activities.aws.AwsClients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import software.amazon.awssdk.core.sync.RequestBody;

/** A revocation list that says everything that the genuine one says, with another signature. */
final class ForgedList {

  private ForgedList() {}

  /** Puts it in the genuine one's place. */
  static String put(AwsClients root, AuthorityGround ground) {
    String bucket = ground.plan.draft().revocation().bucket().value();
    String key = root.s3().listObjectsV2(r -> r.bucket(bucket)).contents().getFirst().key();
    byte[] genuine = root.s3().getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray();
    root.s3().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(forged(genuine)));
    return key;
  }

  private static byte[] forged(byte[] genuine) {
    try {
      X509CRL list =
          (X509CRL)
              CertificateFactory.getInstance("X.509")
                  .generateCRL(new ByteArrayInputStream(genuine));
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp384r1"));
      KeyPair keys = generator.generateKeyPair();
      X509v2CRLBuilder builder =
          new X509v2CRLBuilder(
              X500Name.getInstance(list.getIssuerX500Principal().getEncoded()),
              list.getThisUpdate());
      builder.setNextUpdate(Date.from(list.getNextUpdate().toInstant()));
      return builder
          .build(new JcaContentSignerBuilder("SHA384withECDSA").build(keys.getPrivate()))
          .getEncoded();
    } catch (GeneralSecurityException | IOException | OperatorCreationException unable) {
      throw new AssertionError(unable);
    }
  }
}
