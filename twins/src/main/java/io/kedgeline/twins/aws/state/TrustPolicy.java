package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.PolicyDocument;
import java.util.Map;

/**
 * Whom a role trusts.
 *
 * @param document the document, whose principals are compared by unique id
 * @param ids the unique id of each principal that it names
 */
public record TrustPolicy(PolicyDocument document, Map<String, String> ids) {

  public TrustPolicy {
    ids = Map.copyOf(ids);
  }
}
