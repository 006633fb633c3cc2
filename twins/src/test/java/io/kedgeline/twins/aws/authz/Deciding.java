package io.kedgeline.twins.aws.authz;

import java.util.List;

/** What the tables of decisions share: one account, one role, one session of it. */
final class Deciding {

  static final String ACCOUNT = "111122223333";
  static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/R";
  static final Caller.Session SESSION =
      new Caller.Session(
          "arn:aws:sts::" + ACCOUNT + ":assumed-role/R/5f1c", ROLE, ACCOUNT, "AROAEXAMPLE:5f1c");
  static final String ALLOW_ALL =
      statement("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"");

  private Deciding() {}

  static String statement(String members) {
    return "{" + members + "}";
  }

  static PolicyDocument policy(PolicyKind kind, String... statements) {
    return parse(
        kind, "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
  }

  static PolicyDocument parse(PolicyKind kind, String text) {
    try {
      return PolicyDocument.parse(kind, text);
    } catch (MalformedPolicyException refused) {
      throw new AssertionError(text, refused);
    }
  }

  static PolicyDocument identity(String... statements) {
    return policy(PolicyKind.IDENTITY, statements);
  }

  /** The keys that every request of the session has. */
  static RequestContext.Builder context() {
    return RequestContext.builder()
        .put("aws:PrincipalArn", ROLE)
        .put("aws:PrincipalType", "AssumedRole")
        .put("aws:PrincipalAccount", ACCOUNT)
        .put("aws:userid", "AROAEXAMPLE:5f1c")
        .put("aws:CurrentTime", "2026-01-01T12:00:00Z")
        .put("aws:EpochTime", "1767268800")
        .put("aws:SecureTransport", "true")
        .put("aws:ViaAWSService", "false");
  }

  static AccessRequest asks(String action, String resource, RequestContext context) {
    return new AccessRequest(SESSION, action, resource, context);
  }

  static AccessRequest getRole() {
    return asks("iam:GetRole", ROLE, context().build());
  }

  static String outcome(AccessRequest request, PolicyLayers layers) {
    return switch (Evaluator.decide(request, layers).outcome()) {
      case ALLOW -> "A";
      case IMPLICIT_DENY -> "I";
      case EXPLICIT_DENY -> "D";
    };
  }

  static String outcome(AccessRequest request, PolicyDocument... identity) {
    return outcome(request, PolicyLayers.of(List.of(identity), ACCOUNT));
  }
}
