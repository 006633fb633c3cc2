package io.kedgeline.activities.aws;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The roles of the security pattern's four profiles, with the least that each needs (pattern §3,
 * §5.2 and §9.2). All but the last may read themselves, by which a canary proves that a session
 * works.
 */
public enum RoleTemplate {
  SECURITY_READ_ONLY("sec-readonly", "ExactTR-SecurityReadOnly", "security-read-only"),
  /** Reads no SSM parameters: where those are evidence, a company adds them. */
  IR_ACQUIRE_EVIDENCE("sec-ir-playbook", "ExactTR-IR-AcquireEvidence", "ir-acquire-evidence"),
  CI_ARTIFACT_SCAN("sec-ci-agent", "ExactTR-CI-ArtifactScan", "ci-artifact-scan"),
  /** Has no limit of its own: {@link BreakGlassBoundary} is its limit, and must be on the role. */
  BREAK_GLASS("sec-breakglass", "ExactTR-BreakGlass", "break-glass");

  private final String profile;
  private final String role;
  private final String file;

  RoleTemplate(String profile, String role, String file) {
    this.profile = profile;
    this.role = role;
    this.file = file;
  }

  /** The name of the profile that it is for. */
  public String profile() {
    return profile;
  }

  /** The name of the role, without a path. */
  public String role() {
    return role;
  }

  /** What must be put into its policy. */
  public Set<RoleParameter> parameters() {
    String text = text();
    return EnumSet.allOf(RoleParameter.class).stream()
        .filter(parameter -> text.contains(parameter.placeholder()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(RoleParameter.class)));
  }

  /**
   * The policy of the role, as IAM takes it inline.
   *
   * @param values a value for each of {@link #parameters}
   * @throws IllegalArgumentException when one is missing or cannot stand there, naming it
   */
  public String policy(Map<RoleParameter, String> values) {
    String text = text();
    for (RoleParameter parameter : parameters()) {
      if (!values.containsKey(parameter)) {
        throw new IllegalArgumentException(parameter.name() + ": must be given for " + role);
      }
      text = text.replace(parameter.placeholder(), parameter.require(values.get(parameter)));
    }
    return text;
  }

  private String text() {
    return ShippedPolicy.read("roles/" + file + ".json");
  }
}
