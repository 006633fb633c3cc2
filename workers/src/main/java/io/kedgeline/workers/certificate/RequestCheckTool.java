package io.kedgeline.workers.certificate;

import io.kedgeline.activities.certificate.CertificateRequestFile;
import io.kedgeline.domain.certificate.CertificateRequest;
import io.kedgeline.domain.certificate.CertificateRules;
import io.kedgeline.domain.certificate.RequestCheck;
import io.kedgeline.domain.certificate.RequestFinding;
import io.kedgeline.domain.document.PlainText;
import io.kedgeline.domain.rulebook.DrillRules;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import io.kedgeline.workflows.wire.DocumentFaults;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** {@code kedgeline cert check-request}: a rulebook, and a request's file or {@code -}. */
public final class RequestCheckTool implements ToolProvider {

  private static final int SOUND = 0;
  private static final int WRONG_INPUT = 2;
  private static final int FOUND = 5;

  @Override
  public String name() {
    return "kedgeline-cert-check-request";
  }

  /** 0 when a certificate may be issued, 5 when not, 2 when there is nothing to check. */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    try {
      CertificateRequest request = CertificateRequestFile.parse(octets(args[1]));
      List<RequestFinding> findings =
          RequestCheck.findings(request, limits(RulebookFile.read(Path.of(args[0])).rulebook()));
      findings.forEach(finding ->
          out.println(PlainText.line("%s: %s".formatted(finding.code(), finding.sentence()))));
      if (findings.isEmpty()) {
        out.println(
            PlainText.line(
                "OK: %s, %s, %s"
                    .formatted(
                        request.subject("CN").getFirst(),
                        request.uris().getFirst(),
                        request.keyText())));
      }
      out.flush();
      return findings.isEmpty() ? SOUND : FOUND;
    } catch (DocumentFaults | IllegalArgumentException unusable) {
      return say(err, String.valueOf(unusable.getMessage()));
    } catch (IOException unreadable) {
      return say(err, args[1] + ": must be a file that can be read, or -");
    }
  }

  /** Without the people, whom the ledger alone knows: of holders it knows the drill's. */
  private static RequestCheck.Limits limits(Rulebook rulebook) {
    CertificateRules rules =
        rulebook
            .certificates()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the rulebook has no certificates, so nothing says what is allowed"));
    return new RequestCheck.Limits(
        rules,
        rulebook.trustPolicies().map(TrustPolicyRules::urnSpaces).orElse(List.of()),
        rulebook.drill().map(DrillRules::certificate).stream().collect(Collectors.toSet()));
  }

  /** One octet more than is taken, so that a longer file is seen to be too long. */
  private static byte[] octets(String file) throws IOException {
    if (file.equals("-")) {
      return System.in.readNBytes(CertificateRequestFile.MOST_OCTETS + 1);
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return in.readNBytes(CertificateRequestFile.MOST_OCTETS + 1);
    }
  }

  private static int say(PrintWriter err, String sentence) {
    err.println("kedgeline: " + PlainText.lines(sentence));
    err.flush();
    return WRONG_INPUT;
  }
}
