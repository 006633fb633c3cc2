package io.kedgeline.starters.http;

import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.starters.api.PersonView;
import io.kedgeline.starters.api.SignInView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What is answered before anybody has signed in, and who one is after that. */
final class OpenRoutes {

  /** Where probes ask. */
  static final String HEALTH = "/health";

  private static final String DOCUMENT = "openapi.yaml";

  private final SignInView signIn;
  private final LedgerDatabase ledger;

  OpenRoutes(SignInView signIn, LedgerDatabase ledger) {
    this.signIn = signIn;
    this.ledger = ledger;
  }

  List<Route> routes() {
    return List.of(
        Route.openGet(HEALTH, call -> health()),
        Route.openGet("/openapi.yaml", call -> Answer.text("application/yaml", document())),
        Route.openGet("/v1/sign-in", call -> Answer.ok(signIn)),
        Route.get("/v1/me", OpenRoutes::me));
  }

  private Answer health() {
    if (ledger.answers()) {
      return Answer.ok(Map.of("status", "ok"));
    }
    throw Problem.of(503, "Not healthy", "LEDGER_UNREACHABLE", "the ledger does not answer");
  }

  private static Answer me(Call call) {
    return Answer.ok(
        new PersonView(call.person().id(), call.person().displayName(), call.person().groups()));
  }

  /** The OpenAPI document as it is shipped. */
  static String document() {
    try (InputStream in = OpenRoutes.class.getResourceAsStream(DOCUMENT)) {
      if (in == null) {
        throw new IllegalStateException("this build has no " + DOCUMENT);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException("this build has no readable " + DOCUMENT, unreadable);
    }
  }
}
