package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;

/**
 * The types of an organisation's policies, with their quotas (Organizations User Guide, "Quotas and
 * service limits"; white space counts).
 */
public enum PolicyType {
  SERVICE_CONTROL_POLICY(PolicyKind.SERVICE_CONTROL, 10_240, 10, "FullAWSAccess", ""),
  RESOURCE_CONTROL_POLICY(
      PolicyKind.RESOURCE_CONTROL, 5_120, 5, "RCPFullAWSAccess", "\"Principal\":\"*\",");

  private final PolicyKind kind;
  private final int characters;
  private final int perTarget;
  private final String given;
  private final String principal;

  PolicyType(PolicyKind kind, int characters, int perTarget, String given, String principal) {
    this.kind = kind;
    this.characters = characters;
    this.perTarget = perTarget;
    this.given = given;
    this.principal = principal;
  }

  /** How long a document may be. */
  public int characters() {
    return characters;
  }

  /** How many may be attached to one target. */
  public int perTarget() {
    return perTarget;
  }

  /** The name of the policy that AWS itself keeps and attaches. */
  public String given() {
    return given;
  }

  /** As an ARN has it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Reads a document.
   *
   * @throws MalformedPolicyException when Organizations would refuse it
   */
  public PolicyDocument parse(String text) throws MalformedPolicyException {
    return PolicyDocument.parse(kind, text);
  }

  /** What AWS's own policy says: everything. Only AWS may write an Allow for resources. */
  PolicyDocument everything() {
    PolicyKind grammar = kind == PolicyKind.RESOURCE_CONTROL ? PolicyKind.RESOURCE : kind;
    try {
      return PolicyDocument.parse(
              grammar,
              """
              {"Version":"2012-10-17","Statement":[{"Effect":"Allow",%s"Action":"*","Resource":"*"}]}\
              """
                  .formatted(principal))
          .as(kind);
    } catch (MalformedPolicyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
