package io.kedgeline.activities.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.external.ExternalFacts;
import java.security.GeneralSecurityException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an authority outside AWS has signed, and under which name. */
class ExternalSignaturesTest {

  private static final String NAME = "O=Partner,CN=Partner CA";
  private static final String USUAL = "SHA256withRSA";

  private final WrittenAuthority ca = new WrittenAuthority("RSA", 2048);

  ExternalSignaturesTest() throws GeneralSecurityException {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O=Partner,CN=PARTNER CA",
        "O=Partner,CN=Partner  CA",
        "O=Partner,CN=Partner CA\\ ",
        "CN=Partner CA,O=Partner"
      })
  void aNameThatIsNotTheAuthoritysOctetByOctetIsNotItsName(String almost)
      throws GeneralSecurityException {
    ExternalFacts read = read(ca.list(almost, USUAL), ca.leaf(almost, USUAL));
    assertEquals(false, read.list().signed());
    assertEquals(false, read.canary().issued());
  }

  private ExternalFacts read(byte[] list, byte[] leaf) throws GeneralSecurityException {
    return ExternalDocumentsReader.read(ca.authority(NAME, USUAL), list, leaf);
  }
}
