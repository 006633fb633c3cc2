package io.kedgeline.domain.trustpolicy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One check: what it finds, if it can be made.
 *
 * @param code what it finds
 * @param findings what it finds in a case
 */
record TrustPolicyCheck(TrustCode code, Function<TrustCase, Stream<TrustFinding>> findings) {

  /** All of them, in the order of their codes. */
  static final List<TrustPolicyCheck> ALL =
      List.of(
          new TrustPolicyCheck(TrustCode.NOT_UNDERSTOOD, StatementChecks::notUnderstood),
          new TrustPolicyCheck(TrustCode.OTHER_PRINCIPAL, StatementChecks::otherPrincipals),
          pins(TrustCode.ANCHOR_NOT_PINNED),
          new TrustPolicyCheck(TrustCode.ANCHOR_IS_NONE, StatementChecks::anchorsThatAreNone),
          new TrustPolicyCheck(TrustCode.ACCOUNT_NOT_PINNED, StatementChecks::accounts),
          pins(TrustCode.ATTRIBUTE_NOT_PINNED),
          pins(TrustCode.URN_SPACE_SWALLOWED),
          new TrustPolicyCheck(TrustCode.FOR_ALL_VALUES, StatementChecks::forAllValues),
          new TrustPolicyCheck(TrustCode.ACTION_MISSING, StatementChecks::missingActions),
          new TrustPolicyCheck(TrustCode.POLICY_TOO_LONG, StatementChecks::length),
          new TrustPolicyCheck(TrustCode.NAME_OF_NO_CLASS, SettingsChecks::names),
          new TrustPolicyCheck(TrustCode.SESSION_TOO_LONG, SettingsChecks::sessions),
          new TrustPolicyCheck(TrustCode.BOUNDARY_MISSING, SettingsChecks::boundary),
          new TrustPolicyCheck(TrustCode.SESSION_NAME_CHOSEN, SettingsChecks::sessionNames));

  private static TrustPolicyCheck pins(TrustCode code) {
    return new TrustPolicyCheck(
        code, judged -> judged.unpinned().stream().filter(finding -> finding.code() == code));
  }
}
