package io.kedgeline.twins.aws.front;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.kedgeline.twins.aws.AwsCall;
import io.kedgeline.twins.aws.createsession.SessionIssuer;
import io.kedgeline.twins.aws.iam.IamApi;
import io.kedgeline.twins.aws.rolesanywhere.AnywhereApi;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Judge;
import io.kedgeline.twins.aws.state.Principal;
import io.kedgeline.twins.aws.sts.StsApi;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request in, finds out who signed it and for which service, and answers. */
public final class AwsFront implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(AwsFront.class);
  private static final int BODY_LIMIT = 1024 * 1024;

  /** They are called in one Region, whatever the signature says. */
  private static final Set<String> GLOBAL = Set.of("iam", "organizations");

  private final AwsState state;
  private final SignatureVersion4 signatures;
  private final SessionIssuer sessions;
  private final Consumer<AwsCall> trail;
  private final AnywhereApi anywhere = new AnywhereApi();
  private final IamApi iam = new IamApi();
  private final StsApi sts = new StsApi();

  /** Serves this state; every call is told to the trail. */
  public AwsFront(AwsState state, InstantSource realClock, Consumer<AwsCall> trail) {
    this.state = state;
    this.signatures = new SignatureVersion4(state, realClock);
    this.sessions = new SessionIssuer(state, realClock);
    this.trail = trail;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(read(exchange));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("x-amzn-requestid", state.newUuid());
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (IOException | RuntimeException broken) {
      LOG.error("the AWS twin could not answer {}", exchange.getRequestURI().getPath(), broken);
      throw broken;
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        headers,
        body);
  }

  private Answer answer(Request request) {
    synchronized (state) {
      if (request.body().length > BODY_LIMIT) {
        return restError(new AwsError(413, "RequestEntityTooLarge", "body too large"));
      }
      if (request.authorization().isEmpty()) {
        return restError(
            new AwsError(403, "MissingAuthenticationToken", "Missing Authentication Token"));
      }
      Authorization authorization = request.authorization().get();
      return switch (authorization.service()) {
        case "rolesanywhere" ->
            authorization.algorithm().startsWith("AWS4-X509")
                ? session(request, authorization)
                : rest(request, authorization);
        case "iam" ->
            query(request, authorization, iam, "https://iam.amazonaws.com/doc/2010-05-08/");
        case "sts" ->
            query(request, authorization, sts, "https://sts.amazonaws.com/doc/2011-06-15/");
        default ->
            restError(
                new AwsError(
                    404, "UnknownService", "no service " + authorization.service() + " here"));
      };
    }
  }

  private Answer session(Request request, Authorization authorization) {
    try {
      Answer answer = sessions.issue(request, authorization);
      tell(authorization, "CreateSession", "serial " + authorization.credential(), "", "");
      return answer;
    } catch (AwsError refused) {
      tell(
          authorization,
          "CreateSession",
          "serial " + authorization.credential(),
          "",
          refused.code());
      return restError(refused);
    }
  }

  private Answer rest(Request request, Authorization authorization) {
    String operation = anywhere.operation(request.method(), request.rawPath());
    try {
      Invocation invocation = invocation(request, authorization);
      return told(
          authorization, operation, invocation, () -> anywhere.perform(operation, invocation));
    } catch (AwsError refused) {
      return restError(refused);
    }
  }

  private Answer query(
      Request request, Authorization authorization, QueryService service, String namespace) {
    Form form = Form.of(request.body());
    try {
      String action = form.get("Action");
      Invocation invocation = invocation(request, authorization);
      String result =
          told(authorization, action, invocation, () -> service.perform(action, form, invocation));
      return Answer.xml(
          200,
          "<%sResponse xmlns=\"%s\"><%sResult>%s</%sResult><ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata></%sResponse>"
              .formatted(action, namespace, action, result, action, state.newUuid(), action));
    } catch (AwsError refused) {
      return Answer.xml(
          refused.status(),
          Xml.of(xml ->
              xml.put(
                  "ErrorResponse",
                  response ->
                      response
                          .put(
                              "Error",
                              error ->
                                  error
                                      .put("Type", "Sender")
                                      .put("Code", refused.code())
                                      .put("Message", String.valueOf(refused.getMessage())))
                          .put("RequestId", state.newUuid()))));
    }
  }

  private Invocation invocation(Request request, Authorization authorization) {
    if (!authorization.algorithm().equals("AWS4-HMAC-SHA256")) {
      throw new AwsError(403, "IncompleteSignature", "unknown algorithm");
    }
    Principal principal = signatures.authenticate(request, authorization);
    String region = GLOBAL.contains(authorization.service()) ? "us-east-1" : authorization.region();
    return new Invocation(
        state, principal, region, new Judge(principal, region, state.now()), request);
  }

  private interface Work<T> {
    T perform();
  }

  private <T> T told(
      Authorization authorization, String operation, Invocation invocation, Work<T> work) {
    String caller = invocation.principal().caller().arn();
    String source =
        invocation.principal() instanceof Principal.Session session
            ? session.session().sourceIdentity().orElse("")
            : "";
    try {
      T result = work.perform();
      tell(authorization, operation, caller, source, "");
      return result;
    } catch (AwsError refused) {
      tell(authorization, operation, caller, source, refused.code());
      throw refused;
    }
  }

  private void tell(
      Authorization authorization, String operation, String caller, String source, String error) {
    trail.accept(
        new AwsCall(state.now(), authorization.service(), operation, caller, source, error));
  }

  private static Answer restError(AwsError refused) {
    String code = refused.code().equals("ExpiredToken") ? "ExpiredTokenException" : refused.code();
    Answer plain =
        Answer.json(
            refused.status(), Json.object().put("message", refused.getMessage()).toString());
    Map<String, String> headers = new TreeMap<>(plain.headers());
    headers.put("x-amzn-ErrorType", code);
    return new Answer(plain.status(), headers, plain.body());
  }
}
