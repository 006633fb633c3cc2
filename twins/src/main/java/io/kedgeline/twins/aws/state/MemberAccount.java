package io.kedgeline.twins.aws.state;

import java.time.Instant;

/**
 * An account of an organisation.
 *
 * @param id twelve digits
 * @param name its name
 * @param email its root user's address
 * @param parent a root's or a unit's id
 * @param created whether the organisation created it, or it was there before
 * @param joined since when it belongs
 * @param request the id of the request that created it, perhaps empty
 */
public record MemberAccount(
    String id,
    String name,
    String email,
    String parent,
    boolean created,
    Instant joined,
    String request) {

  /** The same account somewhere else. */
  public MemberAccount movedTo(String newParent) {
    return new MemberAccount(id, name, email, newParent, created, joined, request);
  }
}
