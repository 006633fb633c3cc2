package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The methods of the Web API, and who may call them. */
final class WebApi {

  private record Method(
      Optional<String> scope, boolean json, Function<Arguments, ObjectNode> work) {
    static Method of(String scope, Function<Arguments, ObjectNode> work) {
      return new Method(Optional.of(scope), true, work);
    }

    static Method free(Function<Arguments, ObjectNode> work) {
      return new Method(Optional.empty(), true, work);
    }

    /** One that takes no JSON. */
    Method formOnly() {
      return new Method(scope, false, work);
    }
  }

  private final Workspace workspace;
  private final String token;
  private final SlackLevers levers;
  private final RateLimits limits = new RateLimits();
  private final Map<String, Method> methods;

  WebApi(Workspace workspace, String token, SlackLevers levers) {
    this.workspace = workspace;
    this.token = token;
    this.levers = levers;
    Shown shown = new Shown(workspace);
    ChatMethods chat = new ChatMethods(workspace, shown);
    ViewMethods views = new ViewMethods(workspace, shown);
    PeopleMethods people = new PeopleMethods(workspace, shown);
    HistoryMethods history = new HistoryMethods(workspace, shown);
    this.methods =
        Map.of(
            "chat.postMessage", Method.of("chat:write", chat::postMessage),
            "chat.update", Method.of("chat:write", chat::update),
            "chat.postEphemeral", Method.of("chat:write", chat::postEphemeral),
            "views.open", Method.free(views::open),
            "views.update", Method.free(views::update),
            "conversations.open", Method.of("im:write", people::conversationsOpen),
            "conversations.history", Method.free(history::history),
            "conversations.info", Method.free(people::conversationsInfo).formOnly(),
            "users.info", Method.of("users:read", people::usersInfo).formOnly(),
            "auth.test", Method.free(people::authTest));
  }

  /**
   * Answers one call.
   *
   * @param name the method
   * @param given the token, if there is one
   * @param arguments what was sent
   * @param json whether it was sent as JSON, which some methods do not read
   */
  Answer answer(String name, Optional<String> given, Arguments arguments, boolean json) {
    return workspace.step(() -> {
      try {
        Method method = allowed(name, given);
        Arguments read = json && !method.json() ? Arguments.none() : arguments;
        return limited(name, read)
            .orElseGet(() ->
                Answer.json(200, ok(method.work().apply(read))).grantedTo(workspace.scopes()));
      } catch (SlackError error) {
        return Answer.json(200, error.body());
      }
    });
  }

  private Method allowed(String name, Optional<String> given) {
    Method method =
        Optional.ofNullable(methods.get(name)).orElseThrow(() -> SlackError.of("unknown_method"));
    if (!token.equals(given.orElseThrow(() -> SlackError.of("not_authed")))) {
      throw SlackError.of("invalid_auth");
    }
    method
        .scope()
        .filter(scope -> !workspace.scopes().contains(scope))
        .ifPresent(scope -> {
          throw SlackError.missingScope(scope, String.join(",", workspace.scopes()));
        });
    return method;
  }

  private Optional<Answer> limited(String name, Arguments arguments) {
    if (!levers.rateLimits()) {
      limits.forget();
      return Optional.empty();
    }
    return limits.take(name, arguments, workspace.now()).map(Answer::rateLimited);
  }

  private static ObjectNode ok(ObjectNode result) {
    ObjectNode answer = Json.object().put("ok", true);
    answer.setAll(result);
    return answer;
  }
}
