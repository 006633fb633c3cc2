package io.kedgeline.starters.cli.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.starters.SampleHolderWindow;
import io.kedgeline.starters.api.HolderCertificateDocument;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.workflows.breakglass.HolderCertificateView.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code window show} says of who asked, and of the holder's certificate. */
class ShownWindowTest {

  @Test
  void itSaysThatTheChangeSystemAskedAndInWhoseName() {
    assertEquals(
        "  asked by   maya, in whose name the change system asked",
        asker(Optional.of("change-management")));
    assertEquals("  asked by   maya, at the door http", asker(Optional.of("http")));
    assertEquals("  asked by   maya", asker(Optional.empty()));
  }

  @Test
  void aDoorIsShownAsPlainText() {
    String shown = asker(Optional.of("a\u001b[31mdoor"));
    assertFalse(shown.contains("\u001b"), shown);
    assertTrue(shown.contains("door"), shown);
  }

  @Test
  void itSaysWhatCertificateTheHolderGetsAndWhoHasToShowAKeyUntilWhen() {
    List<String> shown = lines(Stage.KEY_AWAITED, Optional.empty());
    assertTrue(
        shown.containsAll(
            List.of(
                "  for        omar, with the certificate CN=omar@CHG-7",
                "             CN=omar@CHG-7",
                "             OU=breakglass",
                "  valid for  PT1H30M, and revoked when the window has closed",
                "  issue      omar has to show a key until 2026-11-01T13:30:00Z: kedgeline window key"
                    + " CHG-7 --certificate-request FILE")),
        shown::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "KEY_SHOWN, '', 'its holder has shown a key; it is issued when the window opens'",
    "ISSUED, 3ac9, 'issued, serial number 3ac9'",
    "REVOKING, 3ac9, 'is to be revoked, serial number 3ac9'",
    "REVOKED, 3ac9, 'revoked, serial number 3ac9'",
    "REVOKED, '', was never issued",
    "UNKNOWN, '', NOT KNOWN whether one was issued: look at the authority"
  })
  void itSaysHowFarTheCertificateIs(Stage stage, String serial, String words) {
    List<String> shown =
        lines(stage, Optional.of(serial).filter(s -> !s.isEmpty()).map(CertificateSerial::new));
    assertTrue(shown.contains("  issue      " + words), shown::toString);
  }

  private static List<String> lines(Stage stage, Optional<CertificateSerial> serial) {
    return ShownWindow.words(
            new WindowView(
                SampleHolderWindow.RUN,
                WindowState.AWAITING_KEY,
                SampleHolderWindow.MAYA,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(SampleHolderWindow.plan()),
                Optional.of(new HolderCertificateDocument(stage, serial, Optional.empty())),
                Optional.empty(),
                false))
        .lines()
        .toList();
  }

  private static String asker(Optional<String> channel) {
    WindowView window =
        new WindowView(
            new RunId("RB-06/CHG-1042"),
            WindowState.AWAITING_APPROVAL,
            new PersonId("maya"),
            channel,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return ShownWindow.words(window)
        .lines()
        .filter(line -> line.startsWith("  asked by"))
        .findFirst()
        .orElseThrow();
  }
}
