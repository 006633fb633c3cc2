package io.kedgeline.starters.http;

import io.kedgeline.workflows.wire.WireMapper;
import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what Jetty refuses before any route is asked as every other refusal is (RFC 9457). */
final class ProblemErrors extends ErrorHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemErrors.class);

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback)
      throws IOException {
    Problem problem = Problem.unread(status);
    LOG.info("{} - {}", status, problem.view().code());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    Content.Sink.write(
        response, true, WireMapper.tolerant().writeValueAsString(problem.view()) + "\n", callback);
  }
}
