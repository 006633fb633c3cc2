package io.kedgeline.domain.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateSerialTest {

  @ParameterizedTest
  @CsvSource({"3ac9,3ac9", "003AC9,3ac9", "0,0", "000,0", "0a,a"})
  void howeverItIsPaddedOrCasedItIsOneNumber(String written, String value) {
    assertEquals(
        Optional.of(new CertificateSerial(value)), CertificateSerial.ofHexadecimal(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "omar", "3a c9", "-1", "0x3a", "3a:c9"})
  void whatIsNoHexadecimalNumberIsNone(String written) {
    assertEquals(Optional.empty(), CertificateSerial.ofHexadecimal(written));
  }

  @Test
  void noSerialHasMoreThanTwentyOctets() {
    assertEquals(
        40, CertificateSerial.ofHexadecimal("f".repeat(40)).orElseThrow().value().length());
    assertEquals(Optional.empty(), CertificateSerial.ofHexadecimal("f".repeat(41)));
    assertThrows(IllegalArgumentException.class, () -> new CertificateSerial("03"));
  }
}
