package io.kedgeline.conformance.stories;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.sandbox.world.InventedAccount.ShippedPolicies;
import io.kedgeline.sandbox.world.InventedOrganization;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;

/**
 * An account in which something can be onboarded: besides the invented one's, a boundary for roles
 * that are no break-glass roles, and a private CA that issues.
 */
final class OnboardingWorld implements AutoCloseable {

  static final String ACCOUNT = "111122223333";
  static final String TEMPLATES = "arn:aws:acm-pca:::template/";
  private static final RunId RUN = new RunId("RB-02/ONBOARD-1");

  private final AwsTwin aws;
  private final AccountSessions sessions;
  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  final Executors executors =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook().executors();
  final InventedAccount account;
  final String boundary;
  final String ca;

  /** A request for a certificate, whoever's it is. */
  final String request;

  private OnboardingWorld(ShippedPolicies policies, boolean guarded) throws IOException {
    this.aws = AwsTwin.start((InstantSource) () -> now);
    InventedOrganization organization = InventedOrganization.found(aws, ACCOUNT);
    this.account =
        InventedAccount.build(
            aws.endpoint(),
            organization.member(),
            InventedCa.root("CN=Invented", now.minus(Duration.ofDays(1))),
            executors,
            policies);
    this.sessions =
        new AccountSessions(new AwsAccess(this::base, Optional.of(aws.endpoint())), executors);
    try (AwsClients root =
        sessions.clients(
            account.profile().account(),
            account.profile().region(),
            AwsBasicCredentials.create(
                organization.member().accessKeyId(), organization.member().secretAccessKey()))) {
      this.boundary =
          root.iam()
              .createPolicy(r ->
                  r.policyName("ExactTR-Onboarded")
                      .path("/exacttr/")
                      .policyDocument(
                          """
                          {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*",\
                          "Resource":"*"}]}\
                          """))
              .policy()
              .arn();
      this.ca = issuing(root.privateCa());
      this.request = csr(root.privateCa(), ca);
    }
    if (guarded) {
      organization.guard(executors);
    }
  }

  /** With these policies and under every guardrail. */
  static OnboardingWorld guarded(ShippedPolicies policies) throws IOException {
    return new OnboardingWorld(policies, true);
  }

  /** With the policies as shipped and nothing else that holds anybody. */
  static OnboardingWorld unguarded() throws IOException {
    return new OnboardingWorld(ShippedPolicies.asShipped(), false);
  }

  private StaticCredentialsProvider base(Duty duty) {
    InventedAccount.BaseKey key = Optional.ofNullable(account.bases().get(duty)).orElseThrow();
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
  }

  private String issuing(AcmPcaClient pca) {
    String arn =
        pca.createCertificateAuthority(r ->
                r.certificateAuthorityType(CertificateAuthorityType.ROOT)
                    .certificateAuthorityConfiguration(c ->
                        c.keyAlgorithm(KeyAlgorithm.EC_PRIME256_V1)
                            .signingAlgorithm(SigningAlgorithm.SHA256_WITHECDSA)
                            .subject(s -> s.commonName("Invented private CA"))))
            .certificateAuthorityArn();
    pass(Duration.ofSeconds(1));
    String certificate =
        pca.issueCertificate(r ->
                r.certificateAuthorityArn(arn)
                    .csr(SdkBytes.fromUtf8String(csr(pca, arn)))
                    .signingAlgorithm(SigningAlgorithm.SHA256_WITHECDSA)
                    .templateArn(TEMPLATES + "RootCACertificate/V1")
                    .validity(v -> v.value(10L).type(ValidityPeriodType.YEARS)))
            .certificateArn();
    pass(Duration.ofSeconds(1));
    String pem =
        pca.getCertificate(r -> r.certificateAuthorityArn(arn).certificateArn(certificate))
            .certificate();
    pca.importCertificateAuthorityCertificate(
        r -> r.certificateAuthorityArn(arn).certificate(SdkBytes.fromUtf8String(pem)));
    return arn;
  }

  private static String csr(AcmPcaClient pca, String arn) {
    return pca.getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(arn)).csr();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** The AWS twin. */
  AwsTwin aws() {
    return aws;
  }

  /** Sessions of the executor roles. */
  AccountSessions sessions() {
    return sessions;
  }

  /** Acts as this duty's executor role. */
  <T> T as(Duty duty, Function<AwsClients, T> work) {
    try (AwsClients clients =
        sessions.as(duty, account.profile().account(), account.profile().region(), RUN)) {
      return work.apply(clients);
    }
  }

  /** Acts as this duty's executor role, for what nobody asks back. */
  void does(Duty duty, Consumer<AwsClients> work) {
    as(
        duty,
        clients -> {
          work.accept(clients);
          return duty;
        });
  }

  @Override
  public void close() {
    sessions.close();
    aws.close();
  }
}
