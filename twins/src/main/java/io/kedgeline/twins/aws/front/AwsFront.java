package io.kedgeline.twins.aws.front;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.kedgeline.twins.aws.AwsCall;
import io.kedgeline.twins.aws.acmpca.CrlPublication;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.aws.faults.Faults;
import io.kedgeline.twins.aws.faults.Throttle;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every request in and answers it in the form of the service that was called, unless its
 * answer is to be lost. What may have changed something is kept before it is answered.
 */
public final class AwsFront implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(AwsFront.class);
  private static final int MEGABYTE = 1024 * 1024;
  private static final int LARGEST_BODY = 16 * MEGABYTE;

  private final AwsState state;
  private final Faults faults;
  private final Runnable keep;
  private final Operations operations;
  private final Services services;

  /**
   * Serves this state.
   *
   * @param state what this AWS remembers
   * @param realClock by which signatures are judged
   * @param trail is told every call
   * @param faults what goes wrong
   * @param throttle the request quotas
   * @param keep keeps the state as it is now
   */
  public AwsFront(
      AwsState state,
      InstantSource realClock,
      Consumer<AwsCall> trail,
      Faults faults,
      Throttle throttle,
      Runnable keep) {
    this.state = state;
    this.faults = faults;
    this.keep = keep;
    this.operations = new Operations();
    this.services = new Services(state, realClock, trail, throttle, operations);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = read(exchange);
      Called called = operations.called(request);
      Optional<Fault> fault = faults.meet(called.service(), called.operation());
      fault.ifPresent(AwsFront::await);
      Answer answer = answer(request, called, fault.flatMap(one -> one.refusal(called.service())));
      if (fault.filter(one -> one.kind() == Fault.Kind.LOST).isPresent()) {
        return;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("x-amzn-requestid", request.id());
      boolean bodiless = answer.body().length == 0 || request.method().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
      if (!bodiless) {
        exchange.getResponseBody().write(answer.body());
      }
    } catch (IOException unreachable) {
      LOG.error(
          "the AWS twin could not answer {}", exchange.getRequestURI().getPath(), unreachable);
      throw unreachable;
    }
  }

  private static void await(Fault fault) {
    try {
      Thread.sleep(fault.delay());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Request read(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        state.newUuid(),
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        headers,
        body);
  }

  private static int limit(String service) {
    return switch (service) {
      case "s3" -> LARGEST_BODY;
      case "acm-pca" -> 4 * MEGABYTE;
      default -> MEGABYTE;
    };
  }

  private Answer answer(Request request, Called called, Optional<AwsError> fault) {
    try {
      if (request.body().length > limit(called.service())) {
        throw new AwsError(413, "RequestEntityTooLarge", "body too large");
      }
      synchronized (state) {
        boolean caughtUp = CrlPublication.catchUp(state);
        Answer answer = services.answer(request, called, fault);
        if (caughtUp || !called.reads()) {
          keep.run();
        }
        return answer;
      }
    } catch (AwsError refused) {
      return WireForm.of(request).error(refused, request.id());
    } catch (RuntimeException broken) {
      LOG.error("the AWS twin failed at {} {}", request.method(), request.rawPath(), broken);
      return WireForm.of(request)
          .error(
              new AwsError(500, "InternalFailure", "An internal failure occurred"), request.id());
    }
  }
}
