package io.kedgeline.domain.certificate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonNameTest {

  private static final String NAME = "ExactTR Production Sub CA G1";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ExactTR Production Sub CA G1",
        "exacttr production sub ca g1",
        "EXACTTR PRODUCTION SUB CA G1",
        " ExactTR  Production\tSub CA G1 "
      })
  void neitherCaseNorBlanksMakeAnotherName(String written) {
    assertTrue(CommonName.same(NAME, written));
    assertTrue(CommonName.same(written, NAME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ExactTR Production Sub CA G2", "ExactTRProduction Sub CA G1", "ExactTR", ""})
  void otherWordsDo(String written) {
    assertFalse(CommonName.same(NAME, written));
  }
}
