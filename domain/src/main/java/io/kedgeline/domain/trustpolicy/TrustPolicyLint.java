package io.kedgeline.domain.trustpolicy;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Judges trust policies. */
public final class TrustPolicyLint {

  private TrustPolicyLint() {}

  /** Makes every check, in order. */
  public static Judgement judge(TrustPolicy policy, RoleSettings role, TrustPolicyRules rules) {
    TrustCase judged = TrustCase.of(policy, role, rules);
    List<TrustFinding> findings =
        TrustPolicyCheck.ALL.stream().flatMap(check -> check.findings().apply(judged)).toList();
    return new Judgement(Verdict.of(findings), findings, unchecked(role));
  }

  private static List<TrustCode> unchecked(RoleSettings role) {
    return Stream.of(
            TrustCode.NAME_OF_NO_CLASS,
            TrustCode.SESSION_TOO_LONG,
            TrustCode.BOUNDARY_MISSING,
            TrustCode.SESSION_NAME_CHOSEN)
        .filter(code -> unknown(code, role))
        .toList();
  }

  private static boolean unknown(TrustCode code, RoleSettings role) {
    return switch (code) {
      case NAME_OF_NO_CLASS -> ofAny(role, profile -> profile.name().isEmpty());
      case SESSION_TOO_LONG ->
          role.maximumSession().isEmpty()
              || ofAny(role, profile -> profile.session().isEmpty() || profile.name().isEmpty());
      case BOUNDARY_MISSING -> role.boundary() == Presence.UNKNOWN;
      case SESSION_NAME_CHOSEN ->
          ofAny(role, profile -> profile.sessionNamesChosen() == Presence.UNKNOWN);
      default -> false;
    };
  }

  private static boolean ofAny(RoleSettings role, Predicate<ProfileSettings> lacks) {
    return role.profiles().isEmpty() || role.profiles().stream().anyMatch(lacks);
  }
}
