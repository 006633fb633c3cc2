package io.kedgeline.starters.http;

import io.javalin.http.HandlerType;
import java.util.function.Function;

/**
 * One operation of the API.
 *
 * @param method the HTTP method
 * @param path with parameters in braces
 * @param open whether it is answered to whoever asks
 * @param octets how long a body may be
 * @param work what it does for an authenticated call
 */
record Route(
    HandlerType method, String path, boolean open, int octets, Function<Call, Answer> work) {

  /** An operation with a body of the usual length. */
  Route(HandlerType method, String path, boolean open, Function<Call, Answer> work) {
    this(method, path, open, Limits.BODY_OCTETS, work);
  }

  static Route get(String path, Function<Call, Answer> work) {
    return new Route(HandlerType.GET, path, false, work);
  }

  static Route post(String path, Function<Call, Answer> work) {
    return new Route(HandlerType.POST, path, false, work);
  }

  static Route openPost(String path, Function<Call, Answer> work) {
    return new Route(HandlerType.POST, path, true, work);
  }

  static Route openGet(String path, Function<Call, Answer> work) {
    return new Route(HandlerType.GET, path, true, work);
  }

  /** The same for bodies of up to this many octets. */
  Route upTo(int most) {
    return new Route(method, path, open, most, work);
  }
}
