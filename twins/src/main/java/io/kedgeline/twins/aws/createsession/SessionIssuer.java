package io.kedgeline.twins.aws.createsession;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.faults.Throttle;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Authorization;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.front.Request;
import io.kedgeline.twins.aws.state.AccessKey;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.RoleSession;
import io.kedgeline.twins.aws.sts.PackedSize;
import io.kedgeline.twins.aws.sts.SessionPolicies;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * CreateSession: signature, leaf, anchor, chain, revocation, profile, trust policy, duration, in
 * this order (IAM Roles Anywhere User Guide, "Authentication"; AWS's own order is not documented).
 */
public final class SessionIssuer {

  private final AwsState state;
  private final InstantSource realClock;
  private final Throttle throttle;
  private final ChainOfTrust chains;
  private final SubjectRecord subjects;

  /** Issues sessions of this state's roles, as many as the quota lets through. */
  public SessionIssuer(AwsState state, InstantSource realClock, Throttle throttle) {
    this.throttle = throttle;
    this.state = state;
    this.realClock = realClock;
    this.chains = new ChainOfTrust(state);
    this.subjects = new SubjectRecord(state);
  }

  /** Issues a session, or refuses. */
  public Answer issue(Request request, Authorization authorization) {
    Ask ask = Ask.of(request);
    X509Signature signed = X509Signature.verify(request, authorization, realClock.instant());
    LeafRules.require(signed.leaf());
    AnywhereObject anchor = object("trust-anchor", ask.anchor(), authorization.region());
    AnywhereObject profile = object("profile", ask.profile(), authorization.region());
    throttle.require("rolesanywhere", "CreateSession", anchor.account(), anchor.region());
    if (!anchor.account().equals(profile.account())) {
      throw AwsError.accessDenied("Profile and trust anchor are in different accounts");
    }
    if (!anchor.enabled()) {
      throw AwsError.accessDenied("Trust anchor is disabled");
    }
    chains.require(signed, anchor);
    if (!profile.enabled()) {
      throw AwsError.accessDenied("Profile is disabled");
    }
    IamRole role = role(ask, profile);
    SessionPolicies policies = policies(profile);
    RoleSession session = session(ask, signed.leaf(), anchor, profile, role, policies);
    int packed = PackedSize.percent(policies, session.tags());
    AccessKey key = state.credentials().issue(session);
    String subject = subjects.seen(signed.leaf(), anchor);
    return Answer.json(201, answer(session, key, packed, subject).toString());
  }

  private AnywhereObject object(String kind, String arn, String region) {
    return state
        .anywhere(arn)
        .filter(object -> object.kind().equals(kind) && object.region().equals(region))
        .orElseThrow(
            () -> new AwsError(404, "ResourceNotFoundException", "Resource not found: " + arn));
  }

  private IamRole role(Ask ask, AnywhereObject profile) {
    boolean held = false;
    for (var arn : profile.detail().path("roleArns")) {
      held |= arn.asText("").equals(ask.role());
    }
    if (!held) {
      throw AwsError.accessDenied("Role is not in the profile: " + ask.role());
    }
    return state
        .roleByArn(ask.role())
        .filter(role -> role.account().equals(profile.account()))
        .orElseThrow(() -> AwsError.accessDenied("Unable to assume role for " + ask.role()));
  }

  private RoleSession session(
      Ask ask,
      X509Certificate leaf,
      AnywhereObject anchor,
      AnywhereObject profile,
      IamRole role,
      SessionPolicies policies) {
    Map<String, String> tags = Attributes.tags(leaf, profile);
    String source = Attributes.sourceIdentity(leaf);
    String name = name(ask, leaf, profile);
    Instant now = state.now();
    new RoleTrust(state, anchor, tags, source, name).require(role);
    return new RoleSession(
        role,
        name,
        Optional.of(source),
        tags,
        Set.of(),
        policies.documents(),
        now,
        now.plusSeconds(seconds(ask, profile, role)));
  }

  private static String name(Ask ask, X509Certificate leaf, AnywhereObject profile) {
    if (ask.sessionName().isPresent()
        && !profile.detail().path("acceptRoleSessionName").asBoolean(false)) {
      throw AwsError.accessDenied("Custom role session name is not accepted by the profile");
    }
    return ask.sessionName().orElseGet(() -> Attributes.hexSerial(leaf));
  }

  private static int seconds(Ask ask, AnywhereObject profile, IamRole role) {
    int cap = profile.detail().path("durationSeconds").asInt(3600);
    int seconds = Math.min(cap, ask.seconds().orElse(cap));
    if (seconds < 900 || seconds > role.maxSessionSeconds()) {
      throw AwsError.validation(
          "durationSeconds must be between 900 and the role's maximum of "
              + role.maxSessionSeconds());
    }
    return seconds;
  }

  private SessionPolicies policies(AnywhereObject profile) {
    List<String> arns = new ArrayList<>();
    profile.detail().path("managedPolicyArns").forEach(arn -> arns.add(arn.asText("")));
    return SessionPolicies.of(
        state,
        profile.account(),
        Optional.of(profile.detail().path("sessionPolicy").asText("")).filter(t -> !t.isEmpty()),
        arns);
  }

  private static ObjectNode answer(RoleSession session, AccessKey key, int packed, String subject) {
    ObjectNode answer = Json.object();
    ObjectNode set = answer.putArray("credentialSet").addObject();
    set.putObject("assumedRoleUser")
        .put("arn", session.arn())
        .put("assumedRoleId", session.assumedRoleId());
    set.putObject("credentials")
        .put("accessKeyId", key.id())
        .put("secretAccessKey", key.secret())
        .put("sessionToken", key.token().orElseThrow())
        .put("expiration", session.expires().toString());
    set.put("packedPolicySize", packed)
        .put("roleArn", session.role().arn())
        .put("sourceIdentity", session.sourceIdentity().orElse(""));
    answer.put("subjectArn", subject);
    return answer;
  }
}
