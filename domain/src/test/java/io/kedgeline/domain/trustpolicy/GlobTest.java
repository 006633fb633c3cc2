package io.kedgeline.domain.trustpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "prod,prod,true",
    "prod,Prod,false",
    "*,'',true",
    "?,'',false",
    "a*b,ab,true",
    "a*b,a*b,true",
    "a*b,abc,false",
    "*a*b,xaab,true",
    "a?c,abc,true",
    "urn:*:7,urn:a:b:7,true",
    "'',a,false"
  })
  void aPatternMatchesTheWholeText(String pattern, String text, boolean matches) {
    assertEquals(matches, Glob.matches(pattern, text));
  }

  @Test
  void manyWildcardsTakeNoTimeOfNote() {
    assertFalse(Glob.matches("*a".repeat(2_000) + "b", "a".repeat(10_000)));
  }

  @ParameterizedTest
  @CsvSource({"urn:a:*,urn:a:", "*,''", "plain,plain", "a?,a"})
  void whatStandsBeforeTheFirstWildcardIsTheSameForAll(String pattern, String prefix) {
    assertEquals(prefix, Glob.literalPrefix(pattern));
  }
}
