package io.kedgeline.twins.aws;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.twins.pki.Issued;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.function.Consumer;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.CreateCertificateAuthorityRequest;
import software.amazon.awssdk.services.acmpca.model.GetCertificateResponse;
import software.amazon.awssdk.services.acmpca.model.IssueCertificateRequest;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.S3ObjectAcl;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;

/** A twin on a clock that is moved, with a bucket that Private CA may write to. */
final class PkiWorld implements AutoCloseable {

  static final String BUCKET = "invented-crls";
  static final String TEMPLATES = "arn:aws:acm-pca:::template/";
  static final String LETS_PRIVATE_CA_IN =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"Service":"acm-pca.amazonaws.com"},"Action":["s3:PutObject","s3:PutObjectAcl",\
      "s3:GetBucketAcl","s3:GetBucketLocation"],"Resource":["arn:aws:s3:::invented-crls/*",\
      "arn:aws:s3:::invented-crls"],"Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"},\
      "ArnLike":{"aws:SourceArn":"arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/*"}}}]}\
      """;

  final AwsTwin twin;
  final AwsCredentials root;
  final AcmPcaClient pca;
  final S3Client s3;
  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  PkiWorld() throws IOException {
    this(TwinSettings.usual());
  }

  PkiWorld(TwinSettings settings) throws IOException {
    twin = AwsTwin.start((InstantSource) () -> now, settings);
    Clients clients = new Clients(twin);
    root = clients.root();
    pca = clients.privateCa(root);
    s3 = clients.s3(root);
    s3.createBucket(r ->
        r.bucket(BUCKET)
            .createBucketConfiguration(
                c -> c.locationConstraint(BucketLocationConstraint.EU_CENTRAL_1)));
    s3.putBucketPolicy(r -> r.bucket(BUCKET).policy(LETS_PRIVATE_CA_IN));
  }

  Instant now() {
    return now;
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  /** An authority that waits for its certificate; it writes no list unless it is told to. */
  String created(
      String name,
      CertificateAuthorityType type,
      Consumer<CreateCertificateAuthorityRequest.Builder> more) {
    return pca.createCertificateAuthority(
            r -> {
              r.certificateAuthorityType(type)
                  .certificateAuthorityConfiguration(c ->
                      c.keyAlgorithm(KeyAlgorithm.EC_PRIME256_V1)
                          .signingAlgorithm(SigningAlgorithm.SHA256_WITHECDSA)
                          .subject(s -> s.commonName(name)));
              more.accept(r);
            })
        .certificateAuthorityArn();
  }

  /** Lets an authority write its list, for so many days each. */
  static Consumer<CreateCertificateAuthorityRequest.Builder> listing(int days) {
    return r ->
        r.revocationConfiguration(v ->
            v.crlConfiguration(c ->
                c.enabled(true)
                    .expirationInDays(days)
                    .s3BucketName(BUCKET)
                    .s3ObjectAcl(S3ObjectAcl.BUCKET_OWNER_FULL_CONTROL)));
  }

  /** A root that issues. */
  String rootCa() {
    String arn = created("Root", CertificateAuthorityType.ROOT, r -> {});
    later(Duration.ofSeconds(1));
    String certificate =
        issued(
                arn,
                csr(arn),
                r ->
                    r.templateArn(TEMPLATES + "RootCACertificate/V1")
                        .validity(v -> v.value(10L).type(ValidityPeriodType.YEARS)))
            .certificate();
    pca.importCertificateAuthorityCertificate(
        r -> r.certificateAuthorityArn(arn).certificate(SdkBytes.fromUtf8String(certificate)));
    return arn;
  }

  /** An authority below a root that issues. */
  String subordinateCa(String above, Consumer<CreateCertificateAuthorityRequest.Builder> more) {
    String arn = created("Issuing", CertificateAuthorityType.SUBORDINATE, more);
    later(Duration.ofSeconds(1));
    GetCertificateResponse own =
        issued(
            above,
            csr(arn),
            r ->
                r.templateArn(TEMPLATES + "SubordinateCACertificate_PathLen0/V1")
                    .validity(v -> v.value(5L).type(ValidityPeriodType.YEARS)));
    pca.importCertificateAuthorityCertificate(r ->
        r.certificateAuthorityArn(arn)
            .certificate(SdkBytes.fromUtf8String(own.certificate()))
            .certificateChain(SdkBytes.fromUtf8String(own.certificateChain())));
    return arn;
  }

  /** The authority's own request for a certificate. */
  String csr(String arn) {
    return pca.getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(arn)).csr();
  }

  /** Asks for a certificate, for 30 days unless more is said, and waits until it is issued. */
  GetCertificateResponse issued(
      String ca, String csr, Consumer<IssueCertificateRequest.Builder> more) {
    String arn = issue(ca, csr, more);
    later(Duration.ofSeconds(1));
    return pca.getCertificate(r -> r.certificateAuthorityArn(ca).certificateArn(arn));
  }

  /** Asks for a certificate. */
  String issue(String ca, String csr, Consumer<IssueCertificateRequest.Builder> more) {
    return pca.issueCertificate(
            r -> {
              r.certificateAuthorityArn(ca)
                  .csr(SdkBytes.fromUtf8String(csr))
                  .signingAlgorithm(SigningAlgorithm.SHA256_WITHECDSA)
                  .validity(v -> v.value(30L).type(ValidityPeriodType.DAYS));
              more.accept(r);
            })
        .certificateArn();
  }

  /** A leaf with its key, by the template for certificates that sign in. */
  Issued leaf(String ca, String subject) {
    KeyPair keys = keys("EC");
    String pem =
        issued(
                ca,
                csr(subject, keys),
                r -> r.templateArn(TEMPLATES + "EndEntityClientAuthCertificate/V1"))
            .certificate();
    return new Issued(keys.getPrivate(), certificate(pem));
  }

  void revoke(String ca, X509Certificate certificate) {
    pca.revokeCertificate(r ->
        r.certificateAuthorityArn(ca)
            .certificateSerial(certificate.getSerialNumber().toString(16))
            .revocationReason("KEY_COMPROMISE"));
  }

  static KeyPair keys(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException unable) {
      throw new AssertionError(unable);
    }
  }

  static String csr(String subject, KeyPair keys, Extensions... extensions) {
    try {
      PKCS10CertificationRequestBuilder builder =
          new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), keys.getPublic());
      for (Extensions all : extensions) {
        builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, all);
      }
      String algorithm = keys.getPrivate().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA";
      return pem(
          "CERTIFICATE REQUEST",
          builder
              .build(new JcaContentSignerBuilder("SHA256with" + algorithm).build(keys.getPrivate()))
              .getEncoded());
    } catch (IOException | OperatorCreationException unable) {
      throw new AssertionError(unable);
    }
  }

  static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
  }

  static X509Certificate certificate(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** The authority's list as it stands in the bucket. */
  X509CRL list(String ca) {
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509")
              .generateCRL(
                  new ByteArrayInputStream(
                      s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(listKey(ca))).asByteArray()));
    } catch (GeneralSecurityException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** Whether the bucket has a list of this authority. */
  boolean listed(String ca) {
    return s3.listObjectsV2(r -> r.bucket(BUCKET).prefix(listKey(ca))).keyCount() == 1;
  }

  static String listKey(String ca) {
    return "crl/" + ca.substring(ca.indexOf('/') + 1) + ".crl";
  }

  /** The code that a call is refused with. */
  static String refusal(Executable call) {
    return assertThrows(AwsServiceException.class, call).awsErrorDetails().errorCode();
  }

  @Override
  public void close() {
    twin.close();
  }
}
