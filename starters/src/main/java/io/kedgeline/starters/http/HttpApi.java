package io.kedgeline.starters.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.starters.api.ProblemView;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.schedule.EngineSilent;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.WireMapper;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Serves routes over HTTP. */
public final class HttpApi implements AutoCloseable {

  private static final String CALLER = "kedgeline.caller";
  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

  private final Function<Optional<String>, Person> bearer;
  private final String host;
  private final Javalin javalin;

  /**
   * Serves these routes on this address.
   *
   * @param bearer who an {@code Authorization} header speaks for, or a {@link Problem}
   */
  HttpApi(
      String host,
      int port,
      List<Route> routes,
      Function<Optional<String>, Person> bearer,
      Limits limits) {
    this.bearer = bearer;
    this.host = host;
    this.javalin =
        Javalin.create(config -> {
          configure(config, routes);
          config.jetty.addConnector(
              (server, http) -> Connections.connector(server, http, host, port, limits));
        });
    try {
      javalin.start();
    } catch (JavalinBindException taken) {
      throw new SettingsFault(
          "http.host, http.port",
          "%s:%d is taken by another process, or is not this machine's".formatted(host, port));
    }
  }

  /** Serves the whole API on this address, on a free port when it is 0. */
  public static HttpApi start(String host, int port, ApiParts parts) {
    Bearer bearer = new Bearer(parts.tokens(), new PeopleTable(parts.ledger()));
    return new HttpApi(host, port, parts.routes(bearer), bearer::authenticate, Limits.usual());
  }

  /** Where it answers. */
  public URI address() {
    return URI.create("http://" + host + ":" + javalin.port());
  }

  private void configure(JavalinConfig config, List<Route> routes) {
    config.startup.showJavalinBanner = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize =
        routes.stream().mapToInt(Route::octets).max().orElse(Limits.BODY_OCTETS);
    config.http.prefer405over404 = true;
    config.jetty.modifyServer(server -> server.setErrorHandler(new ProblemErrors()));
    for (Route route : routes) {
      config.routes.addEndpoint(
          new Endpoint(route.method(), route.path(), context -> serve(route, context)));
    }
    config.routes.exception(Problem.class, (problem, context) -> refuse(context, problem.view()));
    config.routes.exception(
        DeskRefusal.class, (refusal, context) -> refuse(context, Refusals.of(refusal).view()));
    config.routes.exception(
        EngineSilent.class,
        (silent, context) ->
            refuse(
                context,
                Problem.of(
                        503,
                        "The engine does not answer",
                        "ENGINE_UNREACHABLE",
                        String.valueOf(silent.getMessage()))
                    .view()));
    config.routes.exception(
        HttpResponseException.class,
        (failure, context) -> refuse(context, Problem.unread(failure.getStatus()).view()));
    config.routes.exception(Exception.class, this::fail);
  }

  private void serve(Route route, Context context) throws JsonProcessingException {
    Optional<Person> person =
        route.open()
            ? Optional.empty()
            : Optional.of(bearer.apply(Optional.ofNullable(context.header("Authorization"))));
    person.ifPresent(caller -> context.attribute(CALLER, caller.id().value()));
    requireShort(route, context);
    Answer answer = route.work().apply(new Call(context, person));
    answer.headers().forEach(context::header);
    write(context, answer.status(), answer.type(), text(answer.body()));
    log(context, answer.status(), route.path());
  }

  /**
   * A body whose length was not said is read to tell it, up to the longest that any route takes.
   * One that is said to be too long is not read: nothing else comes over that connection.
   */
  private static void requireShort(Route route, Context context) {
    long length = context.req().getContentLengthLong();
    if (length > route.octets() || (length < 0 && context.bodyAsBytes().length > route.octets())) {
      context.header("Connection", "close");
      throw Problem.tooLong(route.octets());
    }
  }

  /**
   * Never what the caller sent: method, route or problem, and whom the token spoke for. A probe
   * that finds the server well is no news.
   */
  private static void log(Context context, int status, String what) {
    String caller = context.attribute(CALLER);
    LOG.atLevel(what.equals(OpenRoutes.HEALTH) && status == 200 ? Level.DEBUG : Level.INFO)
        .log("{} {} {} {}", status, context.method(), what, caller == null ? "-" : caller);
  }

  private static String text(Object body) throws JsonProcessingException {
    return body instanceof String plain
        ? plain
        : WireMapper.tolerant().writeValueAsString(body) + "\n";
  }

  private static void refuse(Context context, ProblemView problem) {
    log(context, problem.status(), problem.code());
    if (problem.status() == 401) {
      context.header("WWW-Authenticate", "Bearer");
    }
    try {
      write(context, problem.status(), "application/problem+json", text(problem));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void fail(Exception failure, Context context) {
    LOG.error("{} failed", context.method(), failure);
    refuse(
        context,
        Problem.of(
                500,
                "The server failed",
                "INTERNAL",
                "it is not known whether anything was done: look at the run before you repeat it")
            .view());
  }

  private static void write(Context context, int status, String type, String body) {
    context
        .status(status)
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .contentType(type)
        .result(body);
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
