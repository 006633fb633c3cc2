package io.kedgeline.activities.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyReaderTest {

  private static final String ANCHOR =
      "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/1c2d3e4f-5061-4728-93a4-b5c6d7e8f90a";

  @Test
  void anAnchorThatTheOnlyAllowIsPinnedToIsFound() {
    assertEquals(
        List.of(new TrustAnchorArn(ANCHOR)),
        TrustPolicyReader.anchors(
            policy(
                "{'Effect':'Allow','Condition':{'ArnEquals':{'aws:SourceArn':'"
                    + ANCHOR
                    + "'}}}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Effect':'Allow'}",
        "{'Effect':'Allow','Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'}}}",
        "{'Effect':'Allow','Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:rolesanywhere:*:*:trust-anchor/*'}}}",
        "{'Effect':'Allow','Condition':{'ArnNotEquals':{'aws:SourceArn':'ANCHOR'}}}",
      })
  void anAllowThatIsPinnedToNoAnchorTrustsAll(String statement) {
    assertEquals(List.of(), TrustPolicyReader.anchors(policy(statement.replace("ANCHOR", ANCHOR))));
  }

  @Test
  void oneUnpinnedAllowSpoilsAPinnedOne() {
    assertEquals(
        List.of(),
        TrustPolicyReader.anchors(
            policy(
                "{'Effect':'Allow','Condition':{'ArnEquals':{'aws:SourceArn':'"
                    + ANCHOR
                    + "'}}},{'Effect':'Allow'}")));
  }

  @Test
  void whatIsNoPolicyNamesNoAnchor() {
    assertEquals(List.of(), TrustPolicyReader.anchors("not json"));
  }

  private static String policy(String statements) {
    return ("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"');
  }
}
