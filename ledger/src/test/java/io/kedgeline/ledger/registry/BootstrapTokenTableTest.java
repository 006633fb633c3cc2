package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.enrollment.BootstrapSecret;
import io.kedgeline.domain.enrollment.BootstrapToken;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentRules;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.enrollment.Redemption;
import io.kedgeline.domain.enrollment.TokenRefusal;
import io.kedgeline.domain.enrollment.TokenShown;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BootstrapTokenTableTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final DeviceId LAPTOP = new DeviceId("laptop-0042");
  private static final Persona ANALYST = new Persona("analyst-laptop");
  private static final EnrollmentRules RULES =
      new EnrollmentRules(Duration.ofMinutes(15), List.of());
  private static final RunId RUN = new RunId("RB-03/CHG-1042");
  private static final BootstrapSecret SECRET = secret(1);
  private static final TokenShown SHOWN = new TokenShown(SECRET, LAPTOP, ANALYST);
  private static final int MANY = 16;

  private final TestLedger ledger = TestLedger.fresh();
  private final LedgerDatabase server = LedgerDatabase.open(ledger.server());
  private final BootstrapTokenTable tokens = new BootstrapTokenTable(server);
  private final BootstrapToken token = token(SECRET, NOW);

  BootstrapTokenTableTest() {
    server
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO run_start (run, request_digest, requester, request, started_at,"
                    + " state_at) VALUES (?, 'digest', 'maya', '{}', now(), now())",
                RUN.value()));
    tokens.issue(token);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aTokenEnrolsItsDeviceOnce() {
    assertEquals(new Redemption.Redeemed(token), tokens.redeem(SHOWN, RUN, NOW));
    assertEquals(new Redemption.Refused(TokenRefusal.USED), tokens.redeem(SHOWN, RUN, NOW));
  }

  @Test
  void ofManyWhoShowItAtOnceOneIsEnrolled() throws InterruptedException, ExecutionException {
    List<Callable<Redemption>> everybody =
        IntStream.range(0, MANY)
            .<Callable<Redemption>>mapToObj(each -> () -> tokens.redeem(SHOWN, RUN, NOW))
            .toList();
    int enrolled = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Redemption> answer : threads.invokeAll(everybody)) {
        switch (answer.get()) {
          case Redemption.Redeemed redeemed -> {
            assertEquals(token, redeemed.token());
            enrolled++;
          }
          case Redemption.Refused refused -> assertEquals(TokenRefusal.USED, refused.reason());
        }
      }
    }
    assertEquals(1, enrolled);
  }

  @ParameterizedTest
  @CsvSource({
    "laptop-0042, analyst-laptop, 2, 0,   UNKNOWN",
    "laptop-0043, analyst-laptop, 1, 0,   OTHER_DEVICE",
    "laptop-0042, build-runner,   1, 0,   OTHER_PERSONA",
    "laptop-0042, analyst-laptop, 1, 900, EXPIRED"
  })
  void whatIsRefusedUsesNothingUp(
      String device, String persona, int seed, int later, TokenRefusal reason) {
    TokenShown shown = new TokenShown(secret(seed), new DeviceId(device), new Persona(persona));
    assertEquals(new Redemption.Refused(reason), tokens.redeem(shown, RUN, NOW.plusSeconds(later)));
    assertInstanceOf(Redemption.Redeemed.class, tokens.redeem(SHOWN, RUN, NOW.plusSeconds(899)));
  }

  @Test
  void whoeverLooksWhetherATokenIsGoodUsesNothingUp() {
    RunId another = new RunId("RB-03/CHG-1043");
    assertEquals(Optional.of(TokenRefusal.OTHER_RUN), tokens.refusal(SHOWN, another, NOW));
    assertEquals(
        Optional.of(TokenRefusal.UNKNOWN),
        tokens.refusal(new TokenShown(secret(2), LAPTOP, ANALYST), RUN, NOW));
    assertEquals(
        Optional.of(TokenRefusal.EXPIRED), tokens.refusal(SHOWN, RUN, NOW.plusSeconds(900)));
    assertEquals(Optional.empty(), tokens.refusal(SHOWN, RUN, NOW));
    assertInstanceOf(Redemption.Redeemed.class, tokens.redeem(SHOWN, RUN, NOW));
    assertEquals(Optional.empty(), tokens.refusal(SHOWN, RUN, NOW));
  }

  @Test
  void theRunThatUsedATokenFindsItForAsLongAsItIsGood() {
    assertEquals(Optional.empty(), tokens.used(SHOWN, RUN, NOW));
    tokens.redeem(SHOWN, RUN, NOW);
    assertEquals(Optional.of(token), tokens.used(SHOWN, RUN, NOW));
    assertEquals(Optional.empty(), tokens.used(SHOWN, new RunId("RB-03/CHG-1043"), NOW));
    assertEquals(Optional.empty(), tokens.used(SHOWN, RUN, NOW.plusSeconds(900)));
  }

  @Test
  void whoIssuesSeesWhetherATokenWasUsedForADevice() {
    try (LedgerDatabase issuer = LedgerDatabase.open(ledger.as(UserGroup.ISSUE))) {
      BootstrapTokenTable looking = new BootstrapTokenTable(issuer);
      assertFalse(looking.used(token.hash(), RUN, LAPTOP));
      tokens.redeem(SHOWN, RUN, NOW);
      assertTrue(looking.used(token.hash(), RUN, LAPTOP));
      assertFalse(looking.used(token.hash(), new RunId("RB-03/CHG-1043"), LAPTOP));
      assertFalse(looking.used(token.hash(), RUN, new DeviceId("laptop-0043")));
    }
  }

  @Test
  void aTokenIsUsedByTheRunThatItWasMadeForAndByNoOther() {
    RunId another = new RunId("RB-03/CHG-1043");
    assertEquals(
        new Redemption.Refused(TokenRefusal.OTHER_RUN), tokens.redeem(SHOWN, another, NOW));
    assertInstanceOf(Redemption.Redeemed.class, tokens.redeem(SHOWN, RUN, NOW));
  }

  @Test
  void oneSecretIsOneToken() {
    assertThrows(UnableToExecuteStatementException.class, () -> tokens.issue(token(SECRET, NOW)));
  }

  @Test
  void theSecretStandsNowhereInTheLedger() {
    String row =
        server
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery("SELECT row_to_json(t)::text FROM bootstrap_token t")
                    .mapTo(String.class)
                    .one());
    assertFalse(row.contains(SECRET.reveal().substring(BootstrapSecret.PREFIX.length())), row);
    assertFalse(row.contains(HexFormat.of().formatHex(drawn(1))), row);
  }

  private static BootstrapToken token(BootstrapSecret secret, Instant at) {
    return BootstrapToken.issue(
        secret, RUN, LAPTOP, ANALYST, "sec-readonly", new PersonId("maya"), at, RULES);
  }

  private static BootstrapSecret secret(int seed) {
    return BootstrapSecret.of(drawn(seed));
  }

  private static byte[] drawn(int seed) {
    byte[] octets = new byte[BootstrapSecret.OCTETS];
    new Random(seed).nextBytes(octets);
    return octets;
  }
}
