package io.kedgeline.starters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.starters.SampleHolderWindow;
import io.kedgeline.starters.api.CertificateRequestPem;
import io.kedgeline.starters.api.HolderKey;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

  private static final String DIGEST = "ab".repeat(32);

  private final Faults faults = new Faults();

  @Test
  void anApprovalNeedsNoReason() {
    Optional<Bodies.Vote> vote =
        Bodies.vote(body(Map.of("decision", "approve", "plan", DIGEST, "slot", "ir-lead")));
    assertEquals(Optional.of(Decision.APPROVE), vote.map(Bodies.Vote::decision));
  }

  @Test
  void aDenialNeedsAReason() {
    Bodies.vote(body(Map.of("decision", "deny", "plan", DIGEST)));
    assertEquals(List.of("reason: is needed to deny"), found());
  }

  @Test
  void allFaultsOfABodyAreNamedAtOnce() {
    Bodies.vote(body(Map.of("decision", "yes", "plan", "12", "approved", true)));
    assertEquals(
        List.of(
            "decision: must be approve or deny",
            "plan: must be 64 lowercase hexadecimal characters, was 2 long",
            "approved: is not a key here; known are decision, plan, slot, reason, idToken"),
        found());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/ffffffff-4f50-4617-8293-a4b5c6d7e8f9",
        "arn:aws:iam::111122223333:role/exacttr/breakglass/ExactTR-BreakGlass",
        "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/0B1C2D3E-4F50-4617-8293-A4B5C6D7E8F9",
        "arn:",
        "SEC-BREAKGLASS",
        "sec-breakglass "
      })
  void aProfileThatNobodyGovernsUsesUpNoChange(String profile) {
    assertEquals(Optional.empty(), bodies().window(body(window(profile))));
    assertEquals(
        List.of(
            "profile: must be one of the rulebook's, by its name or its ARN: sec-breakglass, sec-breakglass-issued"),
        found());
  }

  @Test
  void aProfileIsNamedAsTheRulebookDoesOrByItsArn() {
    for (String profile :
        List.of(
            "sec-breakglass",
            "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9")) {
      assertEquals(
          Optional.of("0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9"),
          bodies().window(body(window(profile))).map(asked -> asked.profile().id()));
    }
  }

  @Test
  void aTokenOfASignInMayBeAsLongAsOneThatIsKept() {
    Map<String, Object> vote =
        new HashMap<>(Map.of("decision", "approve", "plan", DIGEST, "slot", "ir-lead"));
    vote.put("idToken", "t".repeat(SignInToken.LONGEST_TOKEN));
    assertEquals(
        Optional.of(SignInToken.LONGEST_TOKEN),
        Bodies.vote(body(vote)).flatMap(Bodies.Vote::idToken).map(String::length));
    vote.put("idToken", "t".repeat(SignInToken.LONGEST_TOKEN + 1));
    Bodies.vote(body(vote));
    assertEquals(List.of("idToken: must be at most 6144 characters"), found());
  }

  @Test
  void aRequestForACertificateMayBeAsLongAsOneThatIsShown() {
    String request =
        "x".repeat(CertificateRequestPem.LONGEST - SampleHolderWindow.REQUEST.length())
            + SampleHolderWindow.REQUEST;
    assertEquals(
        Optional.of(new HolderKey(request)),
        Bodies.holderKey(body(Map.of("certificateRequest", request))));
    assertEquals(List.of(), found());
  }

  private static Map<String, Object> window(String profile) {
    return Map.of(
        "change", "CHG-1",
        "profile", profile,
        "holder", "maya",
        "certificate", "CN=maya-breakglass",
        "length", "PT30M",
        "reason", "the usual way in is down");
  }

  private static Bodies bodies() {
    return new Bodies(RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook());
  }

  @Test
  void aReasonHoldsNoControlCharacters() {
    Bodies.closing(body(Map.of("reason", "done\u001b[2J")));
    assertEquals(List.of("reason: must be 1 to 500 characters, no control characters"), found());
  }

  @ParameterizedTest
  @ValueSource(strings = {"done \ud800", "done \udc00", "\udc00\ud800 done", "done \ud800 \udc00"})
  void halfACharacterIsNoText(String text) {
    Bodies.closing(body(Map.of("reason", text)));
    Bodies.vote(body(Map.of("decision", "approve", "plan", DIGEST, "slot", text)));
    assertEquals(
        List.of("reason: must be well-formed Unicode", "slot: must be well-formed Unicode"),
        found());
  }

  @Test
  void aCharacterBeyondTheFirstPlaneIsText() {
    assertEquals(
        Optional.of("done \ud83d\udd11"),
        Bodies.closing(body(Map.of("reason", "done \ud83d\udd11"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+1000000000-12-31T23:59:59Z", "9999-01-01T00:00:00Z", "1969-12-31T23:59:59Z"})
  void aStartIsNoFurtherThanASpanCanBeAddedTo(String start) {
    bodies().window(body(Map.of("start", start)));
    assertTrue(
        found().contains("start: must be whole seconds, of the years 1970 to 9998"),
        found()::toString);
  }

  private Section body(Map<String, Object> tree) {
    return Section.root(tree, faults);
  }

  private List<String> found() {
    return faults.all().stream().map(Fault::toString).toList();
  }
}
