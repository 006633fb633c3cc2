package io.kedgeline.conformance.trustpolicy;

import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.RoleSettings;
import io.kedgeline.domain.trustpolicy.TrustPolicyLint;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import io.kedgeline.workflows.wire.RulebookFile;
import io.kedgeline.workflows.wire.TrustPolicyFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Policies judged by the shipped rules. */
final class Linted {

  private static final TrustPolicyRules RULES =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"))
          .rulebook()
          .trustPolicies()
          .orElseThrow();

  private Linted() {}

  static Judgement judge(String policy) {
    return judge(policy, RoleSettings.unknown());
  }

  static Judgement judge(String policy, RoleSettings role) {
    return TrustPolicyLint.judge(
        TrustPolicyFile.parse(policy.getBytes(StandardCharsets.UTF_8)), role, RULES);
  }
}
