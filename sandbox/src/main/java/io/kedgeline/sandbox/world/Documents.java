package io.kedgeline.sandbox.world;

import io.kedgeline.domain.resource.TrustAnchorArn;

/** The policy documents of the invented account. */
final class Documents {

  private Documents() {}

  static String mayAssume(String role) {
    return allow("\"sts:AssumeRole\",\"sts:SetSourceIdentity\"", role);
  }

  static String mayReadItself(String role) {
    return allow("\"iam:GetRole\"", role);
  }

  /** No limit at all, as a boundary that this world needs for its shape. */
  static String everything() {
    return allow("\"*\"", "*");
  }

  static String trustUser(String user) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},\
    "Action":["sts:AssumeRole","sts:SetSourceIdentity"]}]}\
    """
        .formatted(user);
  }

  static String trustAnchor(TrustAnchorArn anchor) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
    "Principal":{"Service":"rolesanywhere.amazonaws.com"},\
    "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],\
    "Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}\
    """
        .formatted(anchor);
  }

  private static String allow(String actions, String resource) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[%s],"Resource":"%s"}]}\
    """
        .formatted(actions, resource);
  }
}
