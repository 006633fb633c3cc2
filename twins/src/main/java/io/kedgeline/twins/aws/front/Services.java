package io.kedgeline.twins.aws.front;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.AwsCall;
import io.kedgeline.twins.aws.cloudtrail.Identity;
import io.kedgeline.twins.aws.cloudtrail.ResponseElements;
import io.kedgeline.twins.aws.createsession.SessionIssuer;
import io.kedgeline.twins.aws.faults.Throttle;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Judge;
import io.kedgeline.twins.aws.state.Principal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Hands each request to the service that its signature names, and tells the trail. */
final class Services {

  /** They are called in one Region, whatever the signature says. */
  private static final Set<String> GLOBAL = Set.of("iam", "organizations");

  private final AwsState state;
  private final SignatureVersion4 signatures;
  private final SessionIssuer sessions;
  private final CallTrail trail;
  private final Throttle throttle;
  private final Operations operations;

  Services(
      AwsState state,
      InstantSource realClock,
      Consumer<AwsCall> trail,
      Throttle throttle,
      Operations operations) {
    this.state = state;
    this.signatures = new SignatureVersion4(state, realClock);
    this.sessions = new SessionIssuer(state, realClock, throttle);
    this.trail = new CallTrail(state, trail, operations.names());
    this.throttle = throttle;
    this.operations = operations;
  }

  /** Answers the request, unless it is to be refused with this. */
  Answer answer(Request request, Called called, Optional<AwsError> fault) {
    Authorization authorization = authorization(request);
    String operation = called.operation();
    return switch (called.service()) {
      case "rolesanywhere" ->
          operation.equals("CreateSession")
              ? session(request, authorization, called, fault)
              : invoked(request, authorization, called, fault, operations.anywhere::perform);
      case "acm-pca" ->
          invoked(request, authorization, called, fault, operations.privateCa::perform);
      case "s3" ->
          invoked(
              request,
              authorization,
              called,
              fault,
              operations.s3::perform,
              answer -> Json.object());
      case "cloudtrail" ->
          invoked(request, authorization, called, fault, operations.cloudtrail::perform);
      case "identitystore" ->
          invoked(request, authorization, called, fault, operations.identities::perform);
      case "organizations" ->
          invoked(request, authorization, called, fault, operations.organizations::perform);
      case "iam" -> {
        String version = "https://iam.amazonaws.com/doc/2010-05-08/";
        yield query(request, authorization, called, fault, operations.iam, version);
      }
      case "sts" -> {
        String version = "https://sts.amazonaws.com/doc/2011-06-15/";
        yield query(request, authorization, called, fault, operations.sts, version);
      }
      default ->
          throw new AwsError(404, "UnknownService", "no service " + called.service() + " here");
    };
  }

  private static Authorization authorization(Request request) {
    if (request.header("authorization").isEmpty()) {
      throw new AwsError(403, "MissingAuthenticationToken", "Missing Authentication Token");
    }
    return request
        .authorization()
        .orElseThrow(() ->
            new AwsError(403, "IncompleteSignature", "The Authorization header is incomplete"));
  }

  /** Carries out an operation that gives its whole answer. */
  @FunctionalInterface
  private interface Performing {
    Answer perform(String operation, Invocation invocation);
  }

  private Answer session(
      Request request, Authorization authorization, Called called, Optional<AwsError> fault) {
    String caller = "serial " + authorization.credential();
    CallTrail.Call call =
        new CallTrail.Call(
            called,
            request,
            caller,
            "",
            Identity.ofCertificate(request, state),
            authorization.region());
    return trail.told(call, fault, () -> sessions.issue(request, authorization), Services::members);
  }

  private Answer invoked(
      Request request,
      Authorization authorization,
      Called called,
      Optional<AwsError> fault,
      Performing service) {
    return invoked(request, authorization, called, fault, service, Services::members);
  }

  private Answer invoked(
      Request request,
      Authorization authorization,
      Called called,
      Optional<AwsError> fault,
      Performing service,
      Function<Answer, ObjectNode> members) {
    Invocation invocation = invocation(request, authorization);
    return told(
        called,
        invocation,
        authorization,
        fault,
        () -> service.perform(called.operation(), invocation),
        members);
  }

  private static ObjectNode members(Answer answer) {
    return ResponseElements.ofJson(answer.body());
  }

  private Answer query(
      Request request,
      Authorization authorization,
      Called called,
      Optional<AwsError> fault,
      QueryService service,
      String namespace) {
    Form form = Form.of(request.body());
    String action = form.get("Action");
    Invocation invocation = invocation(request, authorization);
    String result =
        told(
            called,
            invocation,
            authorization,
            fault,
            () -> service.perform(action, form, invocation),
            ResponseElements::ofXml);
    return Answer.xml(
        200,
        "<%sResponse xmlns=\"%s\"><%sResult>%s</%sResult><ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata></%sResponse>"
            .formatted(action, namespace, action, result, action, request.id(), action));
  }

  private Invocation invocation(Request request, Authorization authorization) {
    if (!authorization.algorithm().equals("AWS4-HMAC-SHA256")) {
      throw new AwsError(403, "IncompleteSignature", "unknown algorithm");
    }
    Principal principal = signatures.authenticate(request, authorization);
    String region = GLOBAL.contains(authorization.service()) ? "us-east-1" : authorization.region();
    return new Invocation(
        state,
        principal,
        region,
        new Judge(state, principal, region),
        signatures.opened(request, authorization));
  }

  private <T> T told(
      Called called,
      Invocation invocation,
      Authorization authorization,
      Optional<AwsError> fault,
      Supplier<T> work,
      Function<T, ObjectNode> members) {
    String source =
        invocation.principal() instanceof Principal.Session session
            ? session.session().sourceIdentity().orElse("")
            : "";
    CallTrail.Call call =
        new CallTrail.Call(
            called,
            invocation.request(),
            invocation.principal().caller().arn(),
            source,
            Optional.of(Identity.of(invocation.principal(), authorization.credential())),
            invocation.region());
    return trail.told(
        call,
        fault,
        () -> {
          throttle.require(
              called.service(), called.operation(), invocation.account(), invocation.region());
          return work.get();
        },
        members);
  }
}
