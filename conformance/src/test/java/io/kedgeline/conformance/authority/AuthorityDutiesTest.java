package io.kedgeline.conformance.authority;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.ExecutorPolicies;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.world.InventedAccount.ShippedPolicies;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;

/** What setting up a PKI needs of AWS by the policies that we ship, and nothing else. */
class AuthorityDutiesTest {

  private static final Pattern ACTION =
      Pattern.compile("\"((?:rolesanywhere|s3|acm-pca):[A-Z][A-Za-z]+)\"(?!\\s*:)");

  /**
   * AWS asks for it of whoever creates an anchor or a list with tags (Service Authorization
   * Reference, Roles Anywhere); the twin does not.
   */
  private static final String ASKED_BY_AWS_ALONE = "rolesanywhere:TagResource";

  /** What others than who sets up a PKI may do for it alone. */
  private static final List<Without> OF_OTHERS =
      List.of(
          new Without(Duty.OBSERVE, "acm-pca:DescribeCertificateAuthority"),
          new Without(Duty.OBSERVE, "acm-pca:GetCertificateAuthorityCertificate"),
          new Without(Duty.OBSERVE, "acm-pca:ListTags"),
          new Without(Duty.OBSERVE, "s3:GetBucketTagging"),
          new Without(Duty.ISSUE, "s3:GetObject"),
          new Without(Duty.ISSUE, "s3:ListBucket"));

  private static Optional<KeptPostgres> postgres = Optional.empty();
  private static Optional<AuthorityLedger> ledger = Optional.empty();

  record Without(Duty duty, String action) {}

  @BeforeAll
  static void startPostgres(@TempDir Path folder) throws IOException, SQLException {
    KeptPostgres fresh = KeptPostgres.start(folder);
    postgres = Optional.of(fresh);
    ledger = Optional.of(new AuthorityLedger(fresh));
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    ledger.orElseThrow().close();
    postgres.orElseThrow().close();
  }

  static Stream<Without> everyShippedAction() {
    Set<String> actions = new TreeSet<>();
    Matcher matcher = ACTION.matcher(ExecutorPolicies.of(Duty.PKI, new AccountId("111122223333")));
    while (matcher.find()) {
      actions.add(matcher.group(1));
    }
    actions.remove(ASKED_BY_AWS_ALONE);
    return Stream.concat(
        OF_OTHERS.stream(), actions.stream().map(action -> new Without(Duty.PKI, action)));
  }

  /** Makes all of it but the record that it lasts, waits for a list, and takes it back. */
  private static void setUpAndTakeBack(ShippedPolicies policies) throws IOException {
    try (AuthorityGround ground = new AuthorityGround(ledger.orElseThrow(), policies)) {
      try {
        ground.aws.levers().crlDelay(Duration.ofMinutes(30));
        ground.as(Duty.OBSERVE, clients -> seen(clients, ground));
        ground.takeUntil(Operation.PUBLISH_REVOCATION_LIST);
        ApplicationFailure notYet =
            assertThrows(
                ApplicationFailure.class, () -> ground.take(Operation.PUBLISH_REVOCATION_LIST));
        if (!notYet.getType().equals("NOT_READ_BACK")) {
          throw notYet;
        }
        ground.pass(Duration.ofMinutes(31));
        AuthorityGround.STEPS.stream()
            .skip(AuthorityGround.STEPS.indexOf(Operation.PUBLISH_REVOCATION_LIST))
            .filter(step -> step != Operation.REGISTER_AUTHORITY)
            .forEach(ground::take);
        ground.undoCanary();
        ground.undoAuthority();
      } finally {
        ground.giveUp();
      }
    }
  }

  /** Looks at the root, and whose the bucket is: nobody's yet. */
  private static String seen(AwsClients clients, AuthorityGround ground) {
    clients
        .privateCa()
        .describeCertificateAuthority(
            r -> r.certificateAuthorityArn(ground.plan.draft().root().value()));
    clients
        .privateCa()
        .listTags(r -> r.certificateAuthorityArn(ground.plan.draft().root().value()));
    clients
        .privateCa()
        .getCertificateAuthorityCertificate(
            r -> r.certificateAuthorityArn(ground.plan.draft().root().value()));
    String bucket = ground.plan.draft().revocation().bucket().value();
    ground.asRoot(root ->
        root.s3()
            .createBucket(r ->
                r.bucket(bucket)
                    .createBucketConfiguration(c -> c.locationConstraint("eu-central-1"))));
    AwsServiceException untagged =
        assertThrows(
            AwsServiceException.class, () -> clients.s3().getBucketTagging(r -> r.bucket(bucket)));
    ground.asRoot(root -> root.s3().deleteBucket(r -> r.bucket(bucket)));
    if (!untagged.awsErrorDetails().errorCode().equals("NoSuchTagSet")) {
      throw untagged;
    }
    return bucket;
  }

  @Test
  void withThePoliciesAsShippedItIsSetUpAndTakenBack() {
    assertDoesNotThrow(() -> setUpAndTakeBack(ShippedPolicies.asShipped()));
  }

  @ParameterizedTest
  @MethodSource("everyShippedAction")
  void withoutAnyOneActionItFails(Without without) {
    RuntimeException failed =
        assertThrows(
            RuntimeException.class,
            () ->
                setUpAndTakeBack(
                    ShippedPolicies.changing(
                        without.duty(),
                        text ->
                            text.replace(
                                "\"" + without.action() + "\"", "\"iam:ListAccountAliases\""))));
    assertTrue(
        failed instanceof ApplicationFailure || failed instanceof AwsServiceException,
        failed::toString);
  }

  /** An authority that an administrator made and did not tag. */
  private static CertificateAuthorityArn bare(AuthorityGround ground) {
    return ground.asRoot(root ->
        new CertificateAuthorityArn(
            root.privateCa()
                .createCertificateAuthority(r ->
                    r.certificateAuthorityType(CertificateAuthorityType.SUBORDINATE)
                        .certificateAuthorityConfiguration(c ->
                            c.keyAlgorithm(KeyAlgorithm.EC_PRIME256_V1)
                                .signingAlgorithm(SigningAlgorithm.SHA256_WITHECDSA)
                                .subject(s -> s.commonName("bare"))))
                .certificateAuthorityArn()));
  }

  @Test
  @DisplayName("AC-23 who sets up a PKI does nobody else's duty, and nobody else does its")
  void whatIsNotTheDutysItsOwnPolicyRefuses() throws IOException {
    try (AuthorityGround ground =
        new AuthorityGround(ledger.orElseThrow(), ShippedPolicies.asShipped())) {
      ground.takeUntil(Operation.REGISTER_AUTHORITY);
      ground.asRoot(root ->
          root.s3()
              .createBucket(r ->
                  r.bucket(BeyondThePki.EVIDENCE)
                      .createBucketConfiguration(c -> c.locationConstraint("eu-central-1"))));
      for (BeyondThePki act :
          BeyondThePki.all(
              ground.made(), ground.plan.draft().root(), bare(ground), ground.account)) {
        AwsServiceException refused =
            assertThrows(
                AwsServiceException.class,
                () ->
                    ground.as(
                        act.duty(),
                        clients -> {
                          act.deed().accept(clients);
                          return act;
                        }),
                act::toString);
        assertTrue(
            refused.toString().contains("not authorized to perform: " + act.lacking() + " "),
            act + ": " + refused);
      }
      assertEquals(true, ground.made().proved());
      ground.giveUp();
    }
  }
}
