package io.kedgeline.workflows.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.trustpolicy.TrustPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustPolicyFileTest {

  private static final String POLICY =
      "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Principal':{'Service':"
          + "'rolesanywhere.amazonaws.com'},'Action':'sts:AssumeRole'}}";

  @Test
  void whitespaceBetweenTokensIsNotCounted() {
    assertEquals(POLICY.length(), parse(POLICY).length());
    assertEquals(POLICY.length(), parse(POLICY.replace("':", "' :\n\t")).length());
    assertEquals(POLICY.length() + 2, parse(POLICY.replace("Role'", " Role '")).length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                                                  | line 1: must be one JSON object, at most 40 levels deep",
        "null                                              | line 1: must be a JSON object",
        "[]                                                | line 1: must be one JSON object, at most 40 levels deep",
        "{'Statement':[]}{}                                | line 1: must be one JSON object, at most 40 levels deep",
        "{'Version':'2012-10-17','Version':'2012-10-17'}   | line 1: the same key stands twice in one object",
        "{'Version':'2012-10-17'}                          | Statement: must hold at least one statement",
        "{'Statement':[7]}                                 | Statement[0]: must be an object",
        "{'Statement':{'Effect':'allow','Action':'*','Principal':'*'}}    | Statement[0].Effect: must be Allow or Deny",
        "{'Statement':{'Effect':'Allow','Action':[],'Principal':'*'}}     | Statement[0].Action: must hold at least one value",
        "{'Statement':{'Effect':'Allow','Action':'*'}}                    | Statement[0]: must have Principal, and only one such element",
        "{'Statement':{'Effect':'Allow','Action':'*','Principal':'me'}}   | Statement[0].Principal: must be an object",
        "{'Statement':{'Effect':'Allow','Action':'*','Principal':'*','Sid':'a b'}} | Statement[0].Sid: must be at most 128 letters and digits",
        "{'Statement':{'Effect':'Allow','Action':'*','Principal':'*','Condition':{'Bool':{'aws:SecureTransport':null}}}} | Statement[0].Condition.Bool.aws:SecureTransport: must not be null",
        "{'Statement':{'Effect':'Allow','Action':'*','Principal':'*','Condition':{'StringEquals':{'a:b':{}}}}} | Statement[0].Condition.StringEquals.a:b: must be text or a list of texts",
        "{'Statement':{'Effect':'Allow','Action':'*','Principal':'*','Evil\\u001b[2J':1}} | Statement[0].Evil??2J: is no element of a policy",
        "{'Version':'2013-10-17','Statement':{'Effect':'Allow','Action':'*','Principal':'*'}} | Version: must be 2012-10-17 or 2008-10-17",
      })
  void whatIsNoPolicyIsRefusedWithFieldAndRule(String text, String fault) {
    DocumentFaults faults =
        assertThrows(DocumentFaults.class, () -> parse(text == null ? "" : text));
    assertTrue(
        faults.faults().stream().anyMatch(found -> found.toString().equals(fault)),
        faults.getMessage());
  }

  @Test
  void aDocumentThatIsTooLongOrTooDeepIsNotRead() {
    byte[] longer =
        POLICY.concat(" ".repeat(TrustPolicyFile.MOST_OCTETS)).getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "file: must be at most 102400 octets",
        assertThrows(DocumentFaults.class, () -> TrustPolicyFile.parse(longer))
            .faults()
            .getFirst()
            .toString());
    assertThrows(
        DocumentFaults.class,
        () -> parse("{'Statement':" + "[".repeat(40_000) + "]".repeat(40_000) + "}"));
  }

  @Test
  void whatIamTakesInNoPolicyIsNotRead() {
    for (String strange : List.of("\u0455", "\u0130", "\u007f\u0100", "\ud83d\udd11")) {
      assertEquals(
          "file: must hold no character beyond U+00FF",
          assertThrows(
                  DocumentFaults.class,
                  () -> parse(POLICY.replace("Service':", "Service':'" + strange + "','AWS':")))
              .faults()
              .getFirst()
              .toString());
    }
  }

  @Test
  void whatIsNoTextIsNotRead() {
    assertEquals(
        "file: must be UTF-8",
        assertThrows(
                DocumentFaults.class,
                () -> TrustPolicyFile.parse(new byte[] {'{', (byte) 0xff, '}'}))
            .faults()
            .getFirst()
            .toString());
  }

  private static TrustPolicy parse(String text) {
    return TrustPolicyFile.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
