package io.kedgeline.domain.trustpolicy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the checks look at.
 *
 * @param policy the policy
 * @param role what is known of the role
 * @param rules the company's
 * @param unpinned what the pins found, each code's in the order of statements
 */
record TrustCase(
    TrustPolicy policy, RoleSettings role, TrustPolicyRules rules, List<TrustFinding> unpinned) {

  static TrustCase of(TrustPolicy policy, RoleSettings role, TrustPolicyRules rules) {
    Openings openings = new Openings(policy, rules);
    List<TrustFinding> unpinned =
        Pin.all(rules).stream().flatMap(pin -> unpinned(policy, pin, openings)).toList();
    return new TrustCase(policy, role, rules, unpinned);
  }

  private static Stream<TrustFinding> unpinned(TrustPolicy policy, Pin pin, Openings openings) {
    List<Statement> lacking =
        policy.lettingIn().stream()
            .filter(statement -> !pin.pinnedBy(policy.requirements(statement)))
            .toList();
    if (lacking.isEmpty()) {
      return Stream.empty();
    }
    Optional<CertificateFacts> stranger = openings.stranger(pin);
    Severity severity =
        stranger
            .map(found -> Severity.OPENS)
            .orElseGet(() -> shutByAnAction(policy, pin) ? Severity.FAULT : Severity.UNSURE);
    return lacking.stream().map(statement -> finding(policy, pin, statement, severity, stranger));
  }

  /** One of the three actions refused is enough: all who get it must then be the company's. */
  private static boolean shutByAnAction(TrustPolicy policy, Pin pin) {
    return Arrays.stream(StsAction.values())
        .anyMatch(action ->
            policy.lettingIn().stream()
                .filter(statement -> statement.about(action) != Certainty.NO)
                .allMatch(statement -> pin.pinnedBy(policy.requirements(statement))));
  }

  private static TrustFinding finding(
      TrustPolicy policy,
      Pin pin,
      Statement statement,
      Severity severity,
      Optional<CertificateFacts> stranger) {
    TrustCode code = pin.code(policy.requirements(statement));
    String lack =
        code == TrustCode.URN_SPACE_SWALLOWED
            ? "%s lets a %s be of no URN space of the company's"
            : "%s does not pin the %s";
    String consequence =
        switch (severity) {
          case OPENS -> ": a stranger gets in";
          case UNSURE -> ", and nothing else is known to keep strangers out";
          case FAULT ->
              "; another statement or action keeps strangers out, but each must by itself";
        };
    return new TrustFinding(
        code,
        severity,
        lack.formatted(statement.title(), pin.title()) + consequence,
        code.fix().replace("ATTRIBUTE", pin.title()),
        stranger);
  }
}
