package io.kedgeline.activities.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.external.ExternalFacts;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an authority outside AWS has signed, and under which name. */
class ExternalSignaturesTest {

  private static final String NAME = "O=Partner,CN=Partner CA";
  private static final String USUAL = "SHA256withRSA";

  private final WrittenAuthority ca = new WrittenAuthority("RSA", 2048);

  ExternalSignaturesTest() throws GeneralSecurityException {}

  @ParameterizedTest
  @CsvSource({
    "SHA256withRSA, true",
    "SHA384withRSA, true",
    "SHA512withRSA, true",
    "SHA256withRSAandMGF1, true",
    "SHA1withRSA, false",
    "MD5withRSA, false",
    "SHA1withRSAandMGF1, false"
  })
  void aWeakHashSignsNeitherListNorCanary(String algorithm, boolean signed)
      throws GeneralSecurityException {
    ExternalFacts read = read(ca.list(NAME, algorithm), ca.leaf(NAME, USUAL));
    assertEquals(signed, read.list().signed());
    assertEquals(true, read.canary().issued());
    ExternalFacts other = read(ca.list(NAME, USUAL), ca.leaf(NAME, algorithm));
    assertEquals(true, other.list().signed());
    assertEquals(signed, other.canary().issued());
  }

  @Test
  void aCurvesSignatureWithAWeakHashIsNoneEither() throws GeneralSecurityException {
    WrittenAuthority curve = new WrittenAuthority("EC", 256);
    for (String algorithm : new String[] {"SHA256withECDSA", "SHA1withECDSA"}) {
      ExternalFacts read =
          ExternalDocumentsReader.read(
              curve.authority(NAME, "SHA256withECDSA"),
              curve.list(NAME, algorithm),
              curve.leaf(NAME, algorithm));
      assertEquals(algorithm.startsWith("SHA256"), read.list().signed());
      assertEquals(algorithm.startsWith("SHA256"), read.canary().issued());
    }
  }

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
