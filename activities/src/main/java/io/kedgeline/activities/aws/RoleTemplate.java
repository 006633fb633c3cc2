package io.kedgeline.activities.aws;

import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.RoleArn;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles of the security pattern's four profiles, with the least that each needs (pattern §3,
 * §5.2 and §9.2). All but the last may read themselves, by which a canary proves that a session
 * works.
 */
public enum RoleTemplate {
  SECURITY_READ_ONLY(
      "sec-readonly", "readonly", "exacttr/ExactTR-SecurityReadOnly", "security-read-only"),
  /** Reads no SSM parameters: where those are evidence, a company adds them. */
  IR_ACQUIRE_EVIDENCE(
      "sec-ir-playbook",
      "ir-playbook",
      "exacttr/ExactTR-IR-AcquireEvidence",
      "ir-acquire-evidence"),
  CI_ARTIFACT_SCAN(
      "sec-ci-agent", "ci-agent", "exacttr/ExactTR-CI-ArtifactScan", "ci-artifact-scan"),
  /** Has no limit of its own: {@link BreakGlassBoundary} is its limit, and must be on the role. */
  BREAK_GLASS(
      "sec-breakglass", "breakglass", "exacttr/breakglass/ExactTR-BreakGlass", "break-glass");

  private final String profile;
  private final String profileClass;
  private final String role;
  private final String file;

  RoleTemplate(String profile, String profileClass, String role, String file) {
    this.profile = profile;
    this.profileClass = profileClass;
    this.role = role;
    this.file = file;
  }

  /** The name of the profile that it is for. */
  public String profile() {
    return profile;
  }

  /** The names of all their profiles. */
  public static List<String> profiles() {
    return Stream.of(values()).map(RoleTemplate::profile).toList();
  }

  /** The template for the profile of this name. */
  public static Optional<RoleTemplate> forProfile(String name) {
    return Stream.of(values()).filter(template -> template.profile.equals(name)).findFirst();
  }

  /** The value of the tag that tells the kinds of profiles apart. */
  public String profileClass() {
    return profileClass;
  }

  /** The role in this account. */
  public RoleArn role(AccountId account) {
    return new RoleArn("arn:aws:iam::%s:role/%s".formatted(account, role));
  }

  /** What a company must put into its policy. */
  public Set<RoleParameter> parameters() {
    String text = text();
    return EnumSet.allOf(RoleParameter.class).stream()
        .filter(parameter -> text.contains(parameter.placeholder()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(RoleParameter.class)));
  }

  /**
   * The policy of the role in this account, as IAM takes it inline.
   *
   * @param values a value for each of {@link #parameters}
   * @throws IllegalArgumentException when one is missing or cannot stand there, naming it
   */
  public String policy(AccountId account, Map<RoleParameter, String> values) {
    String text = text().replace("${ACCOUNT}", account.value()).replace("${ROLE}", role);
    for (RoleParameter parameter : parameters()) {
      if (!values.containsKey(parameter)) {
        throw new IllegalArgumentException(parameter.name() + ": must be given for " + profile);
      }
      text = text.replace(parameter.placeholder(), parameter.require(values.get(parameter)));
    }
    return text;
  }

  private String text() {
    return ShippedPolicy.read("roles/" + file + ".json");
  }
}
