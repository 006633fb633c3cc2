package io.kedgeline.starters.desk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.starters.SampleHolderWindow;
import io.kedgeline.starters.SampleProfile;
import io.kedgeline.workflows.governed.RunStatus;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is refused before a holder's key is signed and sent. */
class HolderDeskTest {

  private static final RunStart WINDOW =
      started(SampleHolderWindow.RUN, SampleHolderWindow.request());

  @Test
  void theHolderMayShowAKey() {
    assertDoesNotThrow(() -> HolderDesk.requireHolder(SampleHolderWindow.OMAR, WINDOW));
  }

  @Test
  void whoeverAskedForTheWindowShowsNoKeyForItsHolder() {
    DeskRefusal refused =
        assertThrows(
            DeskRefusal.class, () -> HolderDesk.requireHolder(SampleHolderWindow.MAYA, WINDOW));
    assertEquals(DeskRefusal.Code.NOT_THE_HOLDER, refused.code());
    assertEquals(
        "maya does not hold RB-06/CHG-7: omar shows the key that the certificate is issued for",
        refused.sentence());
  }

  @Test
  void aRunOfAnotherRunbookTakesNoKey() {
    RunStart profile = started(SampleProfile.RUN, SampleProfile.request());
    DeskRefusal refused =
        assertThrows(
            DeskRefusal.class, () -> HolderDesk.requireHolder(SampleHolderWindow.OMAR, profile));
    assertEquals(DeskRefusal.Code.RUN_UNKNOWN, refused.code());
    assertEquals("RB-02/CHG-8 is no window", refused.sentence());
  }

  @ParameterizedTest
  @EnumSource(
      value = WindowState.class,
      names = {"PLANNING", "AWAITING_APPROVAL", "APPROVED", "AWAITING_KEY", "OPENING", "OPEN"})
  void untilTheWindowClosesItIsForTheRunToSay(WindowState state) {
    assertDoesNotThrow(() -> HolderDesk.requireGoingOn(status(state)));
  }

  @ParameterizedTest
  @EnumSource(
      value = WindowState.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PLANNING", "AWAITING_APPROVAL", "APPROVED", "AWAITING_KEY", "OPENING", "OPEN"})
  void aWindowThatIsOverTakesNoKey(WindowState state) {
    DeskRefusal refused =
        assertThrows(DeskRefusal.class, () -> HolderDesk.requireGoingOn(status(state)));
    assertEquals(DeskRefusal.Code.RUN_OVER, refused.code());
    assertEquals(
        "RB-06/CHG-7 is %s: it takes no key any more".formatted(state), refused.sentence());
  }

  private static RunStatus status(WindowState state) {
    return new RunStatus(
        SampleHolderWindow.RUN,
        "execution-1",
        state,
        1,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static RunStart started(RunId run, RunRequest request) {
    ActHeader header =
        new ActHeader(
            run,
            SampleHolderWindow.MAYA,
            "http",
            "nonce",
            SampleHolderWindow.NOON,
            SampleHolderWindow.NOON.plusSeconds(300));
    SignedAct signed =
        new SignedAct(
            CanonicalJson.write(new Act.Request(header, request)), "server-1", "signature");
    return new RunStart(
        run,
        Digest.ofText("request"),
        SampleHolderWindow.MAYA,
        CanonicalJson.write(signed),
        SampleHolderWindow.NOON,
        Optional.empty(),
        "PLANNING",
        SampleHolderWindow.NOON);
  }
}
