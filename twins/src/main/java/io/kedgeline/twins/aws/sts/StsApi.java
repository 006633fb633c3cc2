package io.kedgeline.twins.aws.sts;

import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.QueryService;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AccessKey;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.Principal;
import io.kedgeline.twins.aws.state.RoleSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** STS: AssumeRole, and GetCallerIdentity, which nothing can deny. */
public final class StsApi implements QueryService {

  private static final String NAME = "[\\w+=,.@-]{2,64}";
  private static final int CHAINED_LIMIT = 3600;

  @Override
  public String perform(String action, Form form, Invocation invocation) {
    return switch (action) {
      case "AssumeRole" -> assumeRole(form, invocation);
      case "GetCallerIdentity" -> callerIdentity(invocation);
      default -> throw new AwsError(400, "InvalidAction", "Could not find operation " + action);
    };
  }

  private static String callerIdentity(Invocation invocation) {
    return Xml.of(xml ->
        xml.put("Arn", invocation.principal().caller().arn())
            .put("UserId", invocation.principal().userId())
            .put("Account", invocation.account()));
  }

  private static String assumeRole(Form form, Invocation invocation) {
    String arn = form.get("RoleArn");
    IamRole role =
        invocation.state().roleByArn(arn).orElseThrow(() -> notAuthorized(invocation, arn));
    String name = named(form.get("RoleSessionName"), "roleSessionName");
    Optional<String> passed =
        form.find("SourceIdentity").map(value -> named(value, "sourceIdentity"));
    Optional<String> inherited =
        invocation.principal() instanceof Principal.Session session
            ? session.session().sourceIdentity()
            : Optional.empty();
    if (inherited.isPresent() && passed.isPresent() && !passed.equals(inherited)) {
      throw new AwsError(403, "AccessDenied", "The source identity cannot be changed once set");
    }
    Optional<String> source = inherited.or(() -> passed);
    RequestContext.Builder context = invocation.judge().context().put("sts:RoleSessionName", name);
    source.ifPresent(value -> context.put("sts:SourceIdentity", value));
    invocation.judge().requireOnRole("sts:AssumeRole", role, context.build());
    if (source.isPresent()) {
      invocation.judge().requireOnRole("sts:SetSourceIdentity", role, context.build());
    }
    Instant now = invocation.state().now();
    RoleSession session =
        new RoleSession(
            role,
            name,
            source,
            Map.of(),
            SessionPolicies.of(
                invocation.state(), role.account(), form.find("Policy"), policyArns(form)),
            now,
            now.plusSeconds(seconds(form, invocation, role)));
    return credentials(invocation.state().issue(session), session);
  }

  private static int seconds(Form form, Invocation invocation, IamRole role) {
    int seconds = form.find("DurationSeconds").map(Integer::parseInt).orElse(3600);
    boolean chained = invocation.principal() instanceof Principal.Session;
    int most = chained ? CHAINED_LIMIT : role.maxSessionSeconds();
    if (seconds < 900 || seconds > most) {
      throw new AwsError(
          400,
          "ValidationError",
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    return seconds;
  }

  private static List<String> policyArns(Form form) {
    List<String> arns = new ArrayList<>();
    for (int i = 1; form.find("PolicyArns.member." + i + ".arn").isPresent(); i++) {
      arns.add(form.get("PolicyArns.member." + i + ".arn"));
    }
    return arns;
  }

  private static String credentials(AccessKey key, RoleSession session) {
    return Xml.of(xml ->
        xml.put(
                "AssumedRoleUser",
                user ->
                    user.put("AssumedRoleId", session.assumedRoleId()).put("Arn", session.arn()))
            .put(
                "Credentials",
                credentials ->
                    credentials
                        .put("AccessKeyId", key.id())
                        .put("SecretAccessKey", key.secret())
                        .put("SessionToken", key.token().orElseThrow())
                        .put("Expiration", session.expires())));
  }

  private static String named(String value, String field) {
    if (!value.matches(NAME)) {
      throw new AwsError(
          400,
          "ValidationError",
          "1 validation error detected: Value at '%s' failed to satisfy constraint"
              .formatted(field));
    }
    return value;
  }

  private static AwsError notAuthorized(Invocation invocation, String role) {
    return new AwsError(
        403,
        "AccessDenied",
        "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
            .formatted(invocation.principal().caller().arn(), role));
  }
}
