package io.kedgeline.starters.cli.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.starters.SampleProfile;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.twins.pki.InventedCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the documents of an authority outside AWS are read from files. */
class DocumentFileTest {

  private static final InventedCa CA = InventedCa.root("CN=Partner CA", SampleProfile.NOON);

  @TempDir private Path folder = Path.of("");

  @Test
  void aFileInDerIsSentAsTheSameInPem() throws IOException, CertificateEncodingException {
    Path der = folder.resolve("ca.cer");
    Files.write(der, CA.self().certificate().getEncoded());
    assertEquals(CA.self().certificatePem(), DocumentFile.CERTIFICATE.pem("--certificate", der));
  }

  @Test
  void aFileInPemIsSentAsItIs() throws IOException {
    Path pem = folder.resolve("ca.pem");
    Files.writeString(pem, CA.self().certificatePem());
    assertEquals(CA.self().certificatePem(), DocumentFile.CERTIFICATE.pem("--certificate", pem));
  }

  @Test
  void aFileThatIsNotThereOrTooLongIsRefused() throws IOException {
    Path missing = folder.resolve("none");
    assertThrows(
        CommandRefusal.class, () -> DocumentFile.CERTIFICATE.pem("--certificate", missing));
    Path longer = Files.write(folder.resolve("long"), new byte[300_001]);
    assertThrows(
        CommandRefusal.class, () -> DocumentFile.REVOCATION_LIST.pem("--revocation-list", longer));
  }
}
