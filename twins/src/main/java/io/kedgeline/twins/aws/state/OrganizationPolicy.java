package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.PolicyDocument;
import java.util.Set;
import java.util.TreeSet;

/**
 * A policy of an organisation, and the targets that it is attached to.
 *
 * @param id {@code p-} and more
 * @param type its type
 * @param awsManaged whether AWS keeps it, so that nobody may change it
 * @param name its name
 * @param description what it is for, perhaps empty
 * @param document what it says
 * @param targets roots, units and accounts by id
 */
public record OrganizationPolicy(
    String id,
    PolicyType type,
    boolean awsManaged,
    String name,
    String description,
    PolicyDocument document,
    Set<String> targets) {

  /** A policy that is attached to nothing. */
  public static OrganizationPolicy of(
      String id, PolicyType type, String name, String description, PolicyDocument document) {
    return new OrganizationPolicy(id, type, false, name, description, document, new TreeSet<>());
  }

  /** The policy of this type that AWS gives to every organisation. */
  static OrganizationPolicy given(PolicyType type) {
    return new OrganizationPolicy(
        "p-" + type.given(),
        type,
        true,
        type.given(),
        "Allows access to every operation",
        type.everything(),
        new TreeSet<>());
  }

  /** The same policy, which says something else from now on. */
  public OrganizationPolicy saying(String newName, String newDescription, PolicyDocument says) {
    return new OrganizationPolicy(id, type, awsManaged, newName, newDescription, says, targets);
  }
}
