package io.kedgeline.twins.aws.front;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.kedgeline.twins.aws.AwsCall;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request in and always answers, in the form of the service that was called. */
public final class AwsFront implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(AwsFront.class);
  private static final int BODY_LIMIT = 1024 * 1024;

  private final AwsState state;
  private final Services services;

  /** Serves this state; every call is told to the trail. */
  public AwsFront(AwsState state, InstantSource realClock, Consumer<AwsCall> trail) {
    this.state = state;
    this.services = new Services(state, realClock, trail);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(read(exchange));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("x-amzn-requestid", state.newUuid());
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (IOException unreachable) {
      LOG.error(
          "the AWS twin could not answer {}", exchange.getRequestURI().getPath(), unreachable);
      throw unreachable;
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
    try {
      if (request.body().length > BODY_LIMIT) {
        throw new AwsError(413, "RequestEntityTooLarge", "body too large");
      }
      synchronized (state) {
        return services.answer(request);
      }
    } catch (AwsError refused) {
      return WireForm.of(request).error(refused, state.newUuid());
    } catch (RuntimeException broken) {
      LOG.error("the AWS twin failed at {} {}", request.method(), request.rawPath(), broken);
      return WireForm.of(request)
          .error(
              new AwsError(500, "InternalFailure", "An internal failure occurred"),
              state.newUuid());
    }
  }
}
