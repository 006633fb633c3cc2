package io.kedgeline.twins.aws.sts;

import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AccessKey;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.Judge;
import io.kedgeline.twins.aws.state.Principal;
import io.kedgeline.twins.aws.state.RoleSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** AssumeRole (STS API Reference). */
final class AssumeRole {

  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
  private static final int SHORTEST = 900;
  private static final int LONGEST = 43_200;
  private static final int USUAL = 3_600;
  private static final int CHAINED = 3_600;

  private final Form form;
  private final Invocation call;
  private final String name;
  private final Optional<String> source;
  private final Optional<String> externalId;
  private final SessionTags tags;

  private AssumeRole(Form form, Invocation call) {
    this.form = form;
    this.call = call;
    this.name = form.get("RoleSessionName", NAME);
    this.externalId = form.find("ExternalId", EXTERNAL_ID);
    this.source = sourceIdentity();
    this.tags = SessionTags.of(form, call.principal());
  }

  static String perform(Form form, Invocation call) {
    return new AssumeRole(form, call).perform();
  }

  private String perform() {
    String arn = form.get("RoleArn");
    if (call.principal() instanceof Principal.Root) {
      throw new AwsError(403, "AccessDenied", "Roles may not be assumed by root accounts.");
    }
    IamRole role = call.state().roleByArn(arn).orElseThrow(() -> notAuthorized(arn));
    requireTrust(role);
    SessionPolicies policies =
        SessionPolicies.of(call.state(), role.account(), form.find("Policy"), policyArns());
    int packed = PackedSize.percent(policies, tags.all());
    Instant now = call.state().now();
    RoleSession session =
        new RoleSession(
            role,
            name,
            source,
            tags.all(),
            tags.transitive(),
            policies.documents(),
            now,
            now.plusSeconds(seconds(role)));
    return answer(call.state().credentials().issue(session), session, packed);
  }

  /** Once it is set, a chain keeps it. */
  private Optional<String> sourceIdentity() {
    Optional<String> passed = form.find("SourceIdentity", NAME);
    Optional<String> inherited =
        call.principal() instanceof Principal.Session session
            ? session.session().sourceIdentity()
            : Optional.empty();
    if (inherited.isPresent() && passed.isPresent() && !passed.equals(inherited)) {
      throw new AwsError(403, "AccessDenied", "The source identity cannot be changed once set");
    }
    return inherited.or(() -> passed);
  }

  /**
   * Each action is asked with the keys that it has (Service Authorization Reference, "AWS Security
   * Token Service"). That inherited tags want {@code sts:TagSession} is not documented, and asked.
   */
  private void requireTrust(IamRole role) {
    Judge judge = call.judge();
    RequestContext.Builder assuming =
        tags.describe(judge.context()).put("sts:RoleSessionName", name);
    externalId.ifPresent(id -> assuming.put("sts:ExternalId", id));
    source.ifPresent(value -> assuming.put("sts:SourceIdentity", value));
    judge.requireOnRole("sts:AssumeRole", role, assuming);
    if (tags.any()) {
      judge.requireOnRole("sts:TagSession", role, tags.describe(judge.context()));
    }
    source.ifPresent(value ->
        judge.requireOnRole(
            "sts:SetSourceIdentity", role, judge.context().put("sts:SourceIdentity", value)));
  }

  private int seconds(IamRole role) {
    int seconds = form.number("DurationSeconds", SHORTEST, LONGEST).orElse(USUAL);
    boolean chained = call.principal() instanceof Principal.Session;
    if (seconds > (chained ? CHAINED : role.maxSessionSeconds())) {
      throw new AwsError(
          400,
          "ValidationError",
          chained
              ? "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed"
                  + " by role chaining"
              : "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    return seconds;
  }

  private List<String> policyArns() {
    List<String> arns = new ArrayList<>();
    for (int i = 1; form.find("PolicyArns.member." + i + ".arn").isPresent(); i++) {
      arns.add(form.get("PolicyArns.member." + i + ".arn"));
    }
    return arns;
  }

  private AwsError notAuthorized(String role) {
    return new AwsError(
        403,
        "AccessDenied",
        "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
            .formatted(call.principal().caller().arn(), role));
  }

  private static String answer(AccessKey key, RoleSession session, int packed) {
    return Xml.of(xml -> {
      xml.put(
          "AssumedRoleUser",
          user -> user.put("AssumedRoleId", session.assumedRoleId()).put("Arn", session.arn()));
      SessionToken.credentials(xml, key, session.expires());
      session.sourceIdentity().ifPresent(value -> xml.put("SourceIdentity", value));
      if (packed > 0) {
        xml.put("PackedPolicySize", Integer.toString(packed));
      }
    });
  }
}
