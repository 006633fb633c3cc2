package io.kedgeline.conformance.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.IssuerStanding;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.warrant.WarrantRefusal;
import io.kedgeline.starters.api.CertificateRequestPem;
import io.kedgeline.starters.desk.DeskRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of certificates for windows is what the code refuses and finds. */
class HolderCertificatesGuideTest {

  @Test
  void theGuideSaysWhyAKeyIsNotTaken() throws IOException {
    assertEquals(
        Stream.of(
                Refusal.NOT_THE_HOLDER,
                Refusal.KEY_NOT_AWAITED,
                Refusal.KEY_IN_USE,
                DeskRefusal.Code.RUN_OVER,
                WarrantRefusal.CERTIFICATE_REQUEST)
            .map(code -> "`" + code.name() + "`")
            .toList(),
        guide()
            .lines()
            .filter(line -> line.matches("\\| `[A-Z_]+`.*"))
            .map(line -> line.split(" ", -1)[1])
            .toList());
  }

  @Test
  void theGuideSaysHowAnAnchorIsTaggedAndHowLongARequestMayBe() throws IOException {
    assertTrue(
        guide().contains("`%s=%s`".formatted(ProfileDraft.CLASS_TAG, IssuerStanding.BREAK_GLASS)));
    assertTrue(
        guide().contains("more than %d characters".formatted(CertificateRequestPem.LONGEST)));
  }

  @Test
  void theRunbookSaysWhatToDoAboutEverythingThatKeepsACertificateFromBeingIssuedOrRevoked()
      throws IOException {
    String runbook = Files.readString(Path.of("..", "runbooks", "RB-06-break-glass-window.md"));
    for (String code :
        List.of(
            Finding.Code.ROTATION_OWED.name(),
            Finding.Code.ANCHOR_MISSING.name(),
            Finding.Code.ANCHOR_OF_OTHER_AUTHORITY.name(),
            Finding.Code.ANCHOR_NOT_MARKED.name(),
            Finding.Code.ANCHOR_NOT_AT_REST.name(),
            Finding.Code.AUTHORITY_NOT_ACTIVE.name(),
            FactKind.ISSUE_UNPROVEN.name(),
            FactKind.REVOKE_UNPROVEN.name())) {
      assertTrue(runbook.contains("**`" + code + "`**"), code);
    }
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "holder-certificates.md"));
  }
}
