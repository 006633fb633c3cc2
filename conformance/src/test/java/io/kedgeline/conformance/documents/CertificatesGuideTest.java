package io.kedgeline.conformance.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.conformance.stories.Terminal;
import io.kedgeline.domain.certificate.RequestFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide lists what requests are refused for, and the command does as it says. */
class CertificatesGuideTest {

  /** What the command's own help has openssl write. */
  private static final String REQUEST =
      """
      -----BEGIN CERTIFICATE REQUEST-----
      MIIBDjCBtAIBADAWMRQwEgYDVQQDDAtsYXB0b3AtMDA0MjBZMBMGByqGSM49AgEG
      CCqGSM49AwEHA0IABP21hsWFWmF2S25m7Ed4LA15z93goycgJeImDuTNrHIM8oaP
      YJRQgQZFCe6GlfeIEaeqPi4IpGor0FcGV+ukBh2gPDA6BgkqhkiG9w0BCQ4xLTAr
      MCkGA1UdEQQiMCCGHnVybjpleGFjdHRyOmRldmljZTpsYXB0b3AtMDA0MjAKBggq
      hkjOPQQDAgNJADBGAiEA8GKbqj43eRyFMuR8rRxtpGwUb8ey9fbfYX5MHnoE+38C
      IQDHsvyPDQPvfxh4A2starTavMqFN1w0fJjQuGbM+UV/mA==
      -----END CERTIFICATE REQUEST-----
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void theGuideListsEveryCodeInTheOrderOfTheChecks() throws IOException {
    assertEquals(
        Stream.of(RequestFinding.Code.values()).map(code -> "`" + code + "`").toList(),
        Files.readString(Path.of("..", "docs", "certificates.md"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split(" ", -1)[1])
            .toList());
  }

  @Test
  void aRequestAsOpensslWritesItIsFoundInnocent() throws IOException {
    Terminal.Said said = check(REQUEST);
    assertEquals(0, said.exit(), said::err);
    assertEquals("OK: laptop-0042, urn:exacttr:device:laptop-0042, EC on P-256\n", said.out());
  }

  @Test
  void aChangedRequestIsFoundOut() throws IOException {
    Terminal.Said said = check(REQUEST.replace("+UV/mA==", "+UV/mQ=="));
    assertEquals(5, said.exit(), said::err);
    assertTrue(said.out().startsWith("NOT_PROVED: "), said::out);
  }

  @Test
  void whatIsNoRequestIsRefused() throws IOException {
    Terminal.Said said = check("no request");
    assertEquals(2, said.exit());
    assertEquals("kedgeline: request: must be one PKCS#10 request in PEM\n", said.err());
    assertEquals("", said.out());
  }

  private Terminal.Said check(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("request.csr"), text);
    return Terminal.run(
        List.of(
            "cert", "check-request", file.toString(), "--rulebook", "../runbooks/rulebook.yaml"));
  }
}
