package io.kedgeline.twins.aws.front;

import io.kedgeline.twins.aws.AwsCall;
import io.kedgeline.twins.aws.createsession.SessionIssuer;
import io.kedgeline.twins.aws.iam.IamApi;
import io.kedgeline.twins.aws.organizations.OrganizationsApi;
import io.kedgeline.twins.aws.rolesanywhere.AnywhereApi;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Judge;
import io.kedgeline.twins.aws.state.Principal;
import io.kedgeline.twins.aws.sts.StsApi;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Hands each request to the service that its signature names, and tells the trail. */
final class Services {

  /** They are called in one Region, whatever the signature says. */
  private static final Set<String> GLOBAL = Set.of("iam", "organizations");

  private final AwsState state;
  private final SignatureVersion4 signatures;
  private final SessionIssuer sessions;
  private final Consumer<AwsCall> trail;
  private final AnywhereApi anywhere = new AnywhereApi();
  private final OrganizationsApi organizations = new OrganizationsApi();
  private final IamApi iam = new IamApi();
  private final StsApi sts = new StsApi();

  Services(AwsState state, InstantSource realClock, Consumer<AwsCall> trail) {
    this.state = state;
    this.signatures = new SignatureVersion4(state, realClock);
    this.sessions = new SessionIssuer(state, realClock);
    this.trail = trail;
  }

  Answer answer(Request request) {
    Authorization authorization = authorization(request);
    return switch (authorization.service()) {
      case "rolesanywhere" ->
          authorization.algorithm().startsWith("AWS4-X509")
              ? session(request, authorization)
              : rest(request, authorization);
      case "iam" -> query(request, authorization, iam, "https://iam.amazonaws.com/doc/2010-05-08/");
      case "organizations" -> target(request, authorization);
      case "sts" -> query(request, authorization, sts, "https://sts.amazonaws.com/doc/2011-06-15/");
      default ->
          throw new AwsError(
              404, "UnknownService", "no service " + authorization.service() + " here");
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

  private Answer session(Request request, Authorization authorization) {
    return told(
        authorization,
        "CreateSession",
        "serial " + authorization.credential(),
        "",
        () -> sessions.issue(request, authorization));
  }

  private Answer rest(Request request, Authorization authorization) {
    String operation = anywhere.operation(request.method(), request.rawPath());
    Invocation invocation = invocation(request, authorization);
    return told(
        authorization, operation, invocation, () -> anywhere.perform(operation, invocation));
  }

  private Answer target(Request request, Authorization authorization) {
    String operation = OrganizationsApi.operation(request);
    Invocation invocation = invocation(request, authorization);
    return told(
        authorization, operation, invocation, () -> organizations.perform(operation, invocation));
  }

  private Answer query(
      Request request, Authorization authorization, QueryService service, String namespace) {
    Form form = Form.of(request.body());
    String action = form.get("Action");
    Invocation invocation = invocation(request, authorization);
    String result =
        told(authorization, action, invocation, () -> service.perform(action, form, invocation));
    return Answer.xml(
        200,
        "<%sResponse xmlns=\"%s\"><%sResult>%s</%sResult><ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata></%sResponse>"
            .formatted(action, namespace, action, result, action, state.newUuid(), action));
  }

  private Invocation invocation(Request request, Authorization authorization) {
    if (!authorization.algorithm().equals("AWS4-HMAC-SHA256")) {
      throw new AwsError(403, "IncompleteSignature", "unknown algorithm");
    }
    Principal principal = signatures.authenticate(request, authorization);
    String region = GLOBAL.contains(authorization.service()) ? "us-east-1" : authorization.region();
    return new Invocation(state, principal, region, new Judge(state, principal, region), request);
  }

  private <T> T told(
      Authorization authorization, String operation, Invocation invocation, Supplier<T> work) {
    String source =
        invocation.principal() instanceof Principal.Session session
            ? session.session().sourceIdentity().orElse("")
            : "";
    return told(authorization, operation, invocation.principal().caller().arn(), source, work);
  }

  private <T> T told(
      Authorization authorization,
      String operation,
      String caller,
      String source,
      Supplier<T> work) {
    String error = "InternalFailure";
    try {
      T result = work.get();
      error = "";
      return result;
    } catch (AwsError refused) {
      error = refused.code();
      throw refused;
    } finally {
      trail.accept(
          new AwsCall(state.now(), authorization.service(), operation, caller, source, error));
    }
  }
}
