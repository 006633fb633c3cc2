package io.kedgeline.conformance.trustpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.Presence;
import io.kedgeline.domain.trustpolicy.ProfileSettings;
import io.kedgeline.domain.trustpolicy.RoleSettings;
import io.kedgeline.domain.trustpolicy.Severity;
import io.kedgeline.domain.trustpolicy.TrustCode;
import io.kedgeline.domain.trustpolicy.TrustFinding;
import io.kedgeline.domain.trustpolicy.Verdict;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check has policies that it finds guilty, and ones that it does not. */
class TrustPolicyLintTest {

  private static final TrustAnchorArn ANCHOR =
      new TrustAnchorArn(
          "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/1c2d3e4f-5061-4728-93a4-b5c6d7e8f90a");
  private static final Set<TrustCode> OF_SETTINGS =
      EnumSet.of(
          TrustCode.NAME_OF_NO_CLASS,
          TrustCode.SESSION_TOO_LONG,
          TrustCode.BOUNDARY_MISSING,
          TrustCode.SESSION_NAME_CHOSEN);

  static Stream<PolicyCase> guilty() {
    return PolicyCases.GUILTY.stream();
  }

  static Stream<PolicyCase> innocent() {
    return PolicyCases.INNOCENT.stream();
  }

  @ParameterizedTest
  @MethodSource("guilty")
  void whatIsWrongIsFoundWithWhatItMeansForStrangers(PolicyCase guilty) {
    PolicyCase.Wrong wrong = guilty.wrong().orElseThrow();
    List<TrustFinding> findings = Linted.judge(guilty.text(ANCHOR)).findings();
    assertTrue(
        findings.stream()
            .anyMatch(f -> f.code() == wrong.code() && f.severity() == wrong.severity()),
        findings.toString());
  }

  @ParameterizedTest
  @MethodSource("innocent")
  void whereNothingIsWrongNothingIsFound(PolicyCase innocent) {
    Judgement judgement = Linted.judge(innocent.text(ANCHOR));
    assertEquals(List.of(), judgement.findings());
    assertEquals(Verdict.CLOSED, judgement.verdict());
  }

  @Test
  void everyCheckOfThePolicyHasAGuiltyOne() {
    EnumSet<TrustCode> found = EnumSet.noneOf(TrustCode.class);
    PolicyCases.GUILTY.forEach(c -> found.add(c.wrong().orElseThrow().code()));
    assertEquals(EnumSet.complementOf(EnumSet.copyOf(OF_SETTINGS)), found);
  }

  @ParameterizedTest
  @MethodSource("io.kedgeline.conformance.trustpolicy.PolicyCases#all")
  void whatOpensNamesAStrangerAndNothingElseDoes(PolicyCase any) {
    Judgement judgement = Linted.judge(any.text(ANCHOR));
    for (TrustFinding finding : judgement.findings()) {
      assertEquals(finding.severity() == Severity.OPENS, finding.stranger().isPresent());
    }
    assertTrue(
        judgement.findings().stream()
            .map(TrustFinding::code)
            .sorted()
            .toList()
            .equals(judgement.findings().stream().map(TrustFinding::code).toList()),
        "in the order of the checks");
  }

  /** Security pattern 5.3: no anchor's ARN is a profile's, and two actions are missing. */
  @Test
  void thePatternsOwnTemplateLetsNobodyIn() {
    Judgement judgement =
        Linted.judge(
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"TrustRolesAnywhere","Effect":"Allow",
              "Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":"sts:AssumeRole",
              "Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"},
                "ArnEquals":{"aws:SourceArn":"arn:aws:rolesanywhere:eu-central-1:111122223333:profile/0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9"},
                "ForAllValues:StringLike":{"aws:RequestTag/Env":["prod","nonprod"]}}}]}
            """);
    assertEquals(Verdict.CLOSED, judgement.verdict());
    assertEquals(
        List.of(
            TrustCode.ANCHOR_IS_NONE,
            TrustCode.ATTRIBUTE_NOT_PINNED,
            TrustCode.FOR_ALL_VALUES,
            TrustCode.ACTION_MISSING),
        judgement.findings().stream().map(TrustFinding::code).distinct().toList());
  }

  @Test
  void aHostilePolicyIsJudgedSoon() {
    String weak =
        IntStream.range(0, 60)
            .mapToObj(
                n -> "\"aws:PrincipalTag/x509Subject/T%d\":\"%s\"".formatted(n, "*a".repeat(30)))
            .collect(
                Collectors.joining(",", "\"StringLike\":{", ",\"aws:PrincipalTag/x509SAN/URI\""));
    String policy =
        PolicyCase.template(ANCHOR)
            .replace("\"StringLike\":{\"aws:PrincipalTag/x509SAN/URI\"", weak)
            .replace("ArnEquals", "ArnNotEquals");
    assertTrue(policy.length() > 6_000 && policy.length() < 8_192, policy.length() + " characters");
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Linted.judge(policy));
  }

  @Test
  void aRoleAsItMustBeIsNotFound() {
    assertEquals(
        List.of(),
        settings("sec-breakglass-drill", "PT15M", Presence.NO, Presence.YES, "PT1H").findings());
  }

  @Test
  void aRoleThatIsNotAsItMustBeIsFound() {
    Judgement judgement = settings("breakglass", "PT2H", Presence.YES, Presence.NO, "PT2H");
    assertEquals(
        List.of(
            TrustCode.NAME_OF_NO_CLASS,
            TrustCode.SESSION_TOO_LONG,
            TrustCode.SESSION_TOO_LONG,
            TrustCode.BOUNDARY_MISSING,
            TrustCode.SESSION_NAME_CHOSEN),
        judgement.findings().stream().map(TrustFinding::code).toList());
    assertEquals(Verdict.CLOSED, judgement.verdict());
  }

  @Test
  void aSessionIsAsLongAsItsClassAllows() {
    assertEquals(
        List.of(), settings("sec-ci-agent", "PT1H", Presence.NO, Presence.YES, "PT1H").findings());
    assertEquals(
        List.of(TrustCode.SESSION_TOO_LONG),
        settings("sec-ir-playbook", "PT15M1S", Presence.NO, Presence.YES, "PT1H")
            .findings()
            .stream()
            .map(TrustFinding::code)
            .toList());
  }

  @Test
  void whatNobodySaidIsNotChecked() {
    Judgement judgement = Linted.judge(PolicyCase.template(ANCHOR));
    assertEquals(List.copyOf(OF_SETTINGS), judgement.unchecked());
    assertEquals(
        List.of(), settings("sec-ci-agent", "PT1H", Presence.NO, Presence.YES, "PT1H").unchecked());
  }

  private static Judgement settings(
      String profile, String session, Presence chosen, Presence boundary, String maximum) {
    return Linted.judge(
        PolicyCase.template(ANCHOR),
        new RoleSettings(
            boundary,
            Optional.of(Duration.parse(maximum)),
            List.of(
                new ProfileSettings(
                    Optional.of(profile), Optional.of(Duration.parse(session)), chosen))));
  }
}
