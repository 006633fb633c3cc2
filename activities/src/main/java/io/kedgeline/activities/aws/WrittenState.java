package io.kedgeline.activities.aws;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.util.List;

/**
 * The parts of a profile that decide who gets in, as Kedgeline leaves them. Their digest tells an
 * edit by somebody else from our own last word.
 *
 * @param enabled whether sessions may be issued
 * @param sessionPolicy the inline session policy
 * @param durationSeconds a session's life
 * @param acceptRoleSessionName whether the caller chooses the session's name
 * @param roles the roles
 * @param managedPolicies further session policies
 */
record WrittenState(
    boolean enabled,
    String sessionPolicy,
    int durationSeconds,
    boolean acceptRoleSessionName,
    List<String> roles,
    List<String> managedPolicies) {

  Digest digest() {
    return CanonicalJson.digest(this);
  }
}
