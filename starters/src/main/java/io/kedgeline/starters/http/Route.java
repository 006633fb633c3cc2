package io.kedgeline.starters.http;

import io.javalin.http.HandlerType;
import java.util.function.Function;

/**
 * One operation of the API.
 *
 * @param method the HTTP method
 * @param path with parameters in braces
 * @param open whether it is answered to whoever asks
 * @param work what it does for an authenticated call
 */
record Route(HandlerType method, String path, boolean open, Function<Call, Answer> work) {

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
}
