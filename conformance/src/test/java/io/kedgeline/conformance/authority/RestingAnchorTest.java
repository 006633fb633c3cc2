package io.kedgeline.conformance.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.world.InventedAccount.ShippedPolicies;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/** Anchors that are disabled at rest, made at the AWS twin by the duties' own policies. */
class RestingAnchorTest {

  private static Optional<KeptPostgres> postgres = Optional.empty();
  private final AuthorityLedger ledger = new AuthorityLedger(postgres.orElseThrow());
  private final AuthorityGround ground =
      new AuthorityGround(ledger, ShippedPolicies.asShipped(), "breakglass");

  RestingAnchorTest() throws IOException, SQLException {}

  @BeforeAll
  static void startPostgres(@TempDir Path folder) throws IOException, SQLException {
    postgres = Optional.of(KeptPostgres.start(folder));
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.orElseThrow().close();
  }

  @AfterEach
  void end() {
    ground.close();
    ledger.close();
  }

  private void takeAll() {
    ground.steps().forEach(ground::take);
  }

  private boolean enabled() {
    return ground.asRoot(root ->
        root.rolesAnywhere()
            .getTrustAnchor(r -> r.trustAnchorId(anchor()))
            .trustAnchor()
            .enabled());
  }

  private String anchor() {
    return ground.made().anchor().orElseThrow().id();
  }

  private void enableByHand() {
    ground.pastGuardrails(() ->
        ground.asRoot(
            root -> root.rolesAnywhere().enableTrustAnchor(r -> r.trustAnchorId(anchor()))));
  }

  private SessionAnswer ask() throws GeneralSecurityException, IOException, InterruptedException {
    MadeAuthority made = ground.made();
    CertificateIdentity leaf;
    try (AwsClients root = ground.root()) {
      leaf = ground.leaf(root, "device-1");
    }
    return ground.createSession.ask(
        leaf, made.canaryProfile().orElseThrow(), made.canaryRole(), made.anchor().orElseThrow());
  }

  private static String type(Runnable step) {
    return assertThrows(ApplicationFailure.class, step::run).getType();
  }

  @Test
  void itIsRegisteredDisabledAndItAloneKeepsItsCertificatesOut()
      throws GeneralSecurityException, IOException, InterruptedException {
    takeAll();
    assertEquals(MadeStage.REGISTERED, ground.made().stage());
    assertEquals(false, enabled());
    assertEquals(
        "Trust anchor is disabled", assertInstanceOf(SessionAnswer.Refused.class, ask()).message());
    enableByHand();
    assertInstanceOf(SessionAnswer.Granted.class, ask());
  }

  @Test
  void itIsOfTheBreakGlassClassFromItsBirthAndItsListIsNot() {
    ground.takeUntil(Operation.CREATE_CANARY);
    assertEquals(List.of("breakglass"), classes(ground.made().anchor().orElseThrow().value()));
    String list =
        ground.asRoot(root -> root.rolesAnywhere().listCrls(r -> {}).crls().getFirst().crlArn());
    assertEquals(List.of(), classes(list));
  }

  private List<String> classes(String arn) {
    return ground.asRoot(root ->
        root.rolesAnywhere().listTagsForResource(r -> r.resourceArn(arn)).tags().stream()
            .filter(tag -> tag.key().equals("ExactTR-ProfileClass"))
            .map(Tag::value)
            .toList());
  }

  @Test
  void eachStepIsTheSameAgain() {
    for (Operation step : ground.steps()) {
      assertEquals(ground.take(step).operation(), ground.take(step).operation());
    }
    assertEquals(false, enabled());
  }

  @Test
  void itIsNotPutToRestBeforeItIsProvedWhomItLetsIn() {
    ground.takeUntil(Operation.PROVE_AUTHORITY);
    assertEquals("DRIFTED", type(() -> ground.take(Operation.REST_ANCHOR)));
    assertEquals(true, enabled());
    assertEquals("DRIFTED", type(() -> ground.take(Operation.PROVE_REST)));
  }

  @Test
  void oneThatLetsInIsNotProvedAtRest() {
    ground.takeUntil(Operation.REST_ANCHOR);
    assertEquals("NOT_PROVED", type(() -> ground.take(Operation.PROVE_REST)));
    assertEquals("DRIFTED", type(() -> ground.take(Operation.REGISTER_AUTHORITY)));
  }

  @Test
  void oneThatSomebodyEnabledMeanwhileIsNotRegistered() {
    ground.takeUntil(Operation.REGISTER_AUTHORITY);
    enableByHand();
    assertEquals("NOT_READ_BACK", type(() -> ground.take(Operation.REGISTER_AUTHORITY)));
    assertEquals(MadeStage.BEGUN, ground.made().stage());
  }

  @Test
  void oneThatStaysEnabledIsNotPutToRest() throws IOException {
    try (AuthorityGround staying = new AuthorityGround(ledger, ShippedPolicies.asShipped())) {
      staying.takeUntil(Operation.REGISTER_AUTHORITY);
      assertEquals("DRIFTED", type(() -> staying.take(Operation.REST_ANCHOR)));
      assertEquals("DRIFTED", type(() -> staying.take(Operation.PROVE_REST)));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"REST_ANCHOR", "PROVE_REST", "REGISTER_AUTHORITY"})
  void nothingIsLeftOfWhatWasGivenUpBefore(Operation next) {
    ground.takeUntil(next);
    ground.undoCanary();
    ground.undoAuthority();
    assertEquals(List.of(), ground.asRoot(root -> new Standing(root, ground.plan.draft()).words()));
    assertEquals(MadeStage.UNDONE, ground.made().stage());
  }
}
