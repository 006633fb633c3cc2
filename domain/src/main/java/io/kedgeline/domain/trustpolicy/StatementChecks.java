package io.kedgeline.domain.trustpolicy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The checks that look at the policy itself, apart from what the pins find. */
final class StatementChecks {

  private StatementChecks() {}

  static Stream<TrustFinding> notUnderstood(TrustCase judged) {
    return judged.policy().statements().stream()
        .flatMap(statement ->
            strangeElements(statement)
                .map(element ->
                    TrustFinding.of(
                        TrustCode.NOT_UNDERSTOOD,
                        Severity.UNSURE,
                        statement.title() + " has " + element)));
  }

  private static Stream<String> strangeElements(Statement statement) {
    boolean unknown =
        statement.conditions().stream()
            .anyMatch(c -> c.operator().comparison() == Comparison.UNKNOWN);
    return Stream.of(
            statement.principals().negated() ? "NotPrincipal" : "",
            statement.actions().negated() ? "NotAction" : "",
            statement.ofResources() ? "Resource or NotResource" : "",
            unknown ? "a condition operator that AWS does not know" : "",
            statement.actions().ofStsOnly() ? "" : "an action that is not one of sts:",
            statement.repeatsAKey() ? "a condition key twice, spelt otherwise" : "")
        .filter(element -> !element.isEmpty());
  }

  static Stream<TrustFinding> otherPrincipals(TrustCase judged) {
    return judged.policy().statements().stream()
        .filter(Statement::allows)
        .filter(statement -> !statement.principals().nameRolesAnywhereOnly())
        .map(statement ->
            TrustFinding.of(
                TrustCode.OTHER_PRINCIPAL,
                Severity.UNSURE,
                statement.title()
                    + " lets in somebody besides Roles Anywhere, whom no certificate tells"));
  }

  static Stream<TrustFinding> anchorsThatAreNone(TrustCase judged) {
    return judged.policy().lettingIn().stream()
        .filter(statement ->
            statement.conditions().stream()
                .filter(condition -> condition.requires(ConditionKey.SOURCE_ARN))
                .anyMatch(StatementChecks::namesNoAnchor))
        .map(statement ->
            TrustFinding.of(
                TrustCode.ANCHOR_IS_NONE,
                Severity.FAULT,
                statement.title()
                    + " requires an aws:SourceArn that no trust anchor has: that value lets nobody in"));
  }

  private static boolean namesNoAnchor(Condition condition) {
    return condition.values().stream()
        .filter(condition::literal)
        .anyMatch(value -> Arn.of(value).filter(Arn::isOneAnchor).isEmpty());
  }

  /** That another account's anchor is refused anyway is AWS's word of today, not the policy's. */
  static Stream<TrustFinding> accounts(TrustCase judged) {
    return judged.policy().lettingIn().stream()
        .filter(statement ->
            judged.policy().requirements(statement).stream()
                .noneMatch(StatementChecks::pinsTheAccount))
        .map(statement ->
            TrustFinding.of(
                TrustCode.ACCOUNT_NOT_PINNED,
                Severity.FAULT,
                statement.title()
                    + " names no account: only AWS's rule that anchor, profile and role are of one account keeps others out"));
  }

  private static boolean pinsTheAccount(Condition condition) {
    boolean byAccount =
        condition.requires(ConditionKey.SOURCE_ACCOUNT)
            && condition.values().stream().allMatch(StatementChecks::isAccount);
    boolean byAnchor =
        condition.requires(ConditionKey.SOURCE_ARN)
            && condition.values().stream()
                .allMatch(
                    value -> Arn.of(value).filter(arn -> isAccount(arn.account())).isPresent());
    return byAccount || byAnchor;
  }

  private static boolean isAccount(String text) {
    return text.matches("[0-9]{12}");
  }

  static Stream<TrustFinding> forAllValues(TrustCase judged) {
    return judged.policy().statements().stream()
        .filter(Statement::allows)
        .filter(statement ->
            statement.conditions().stream()
                .anyMatch(c -> c.operator().quantifier() == Operator.Quantifier.FOR_ALL_VALUES))
        .map(statement ->
            TrustFinding.of(
                TrustCode.FOR_ALL_VALUES,
                Severity.FAULT,
                statement.title()
                    + " compares by ForAllValues, which a certificate without the attribute satisfies"));
  }

  static Stream<TrustFinding> missingActions(TrustCase judged) {
    List<Statement> allows =
        judged.policy().statements().stream().filter(Statement::allows).toList();
    return Arrays.stream(StsAction.values())
        .filter(action ->
            allows.stream().noneMatch(statement -> statement.about(action) == Certainty.YES))
        .map(action ->
            TrustFinding.of(
                TrustCode.ACTION_MISSING,
                Severity.FAULT,
                "no statement allows Roles Anywhere " + action.written()));
  }

  static Stream<TrustFinding> length(TrustCase judged) {
    int length = judged.policy().length();
    int longest = judged.rules().longest();
    return length <= longest
        ? Stream.empty()
        : Stream.of(
            TrustFinding.of(
                TrustCode.POLICY_TOO_LONG,
                Severity.FAULT,
                "the policy has %d characters of %d".formatted(length, longest)));
  }
}
