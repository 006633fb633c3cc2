package io.kedgeline.starters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.starters.SampleAuthority;
import io.kedgeline.starters.SampleDocuments;
import io.kedgeline.starters.SampleProfile;
import io.kedgeline.starters.api.ProblemView;
import io.kedgeline.workflows.wire.WireMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Documents that come with a request for an authority outside AWS; the ledger takes no more. */
class DepositedDocumentsTest {

  private final List<PersonId> depositors = new CopyOnWriteArrayList<>();
  private final List<byte[]> offered = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpApi api = serve();

  @AfterEach
  void end() {
    client.close();
    api.close();
  }

  @Test
  void whoeverDepositedTooManyIsRefusedInASentenceAndUsesUpNoChange() throws Exception {
    HttpResponse<String> answer = asked("pki-owners", SampleDocuments.body());
    assertEquals(429, answer.statusCode());
    ProblemView problem = problem(answer);
    assertEquals("TOO_MANY_DOCUMENTS", problem.code());
    assertTrue(
        problem.detail().startsWith("maya may deposit 30 new documents in 24 hours"),
        problem::detail);
    assertEquals(List.of(SampleProfile.MAYA), depositors);
    assertEquals(3, offered.size());
  }

  @Test
  void nothingIsDepositedOfARequestThatBreaksARule() throws Exception {
    Map<String, Object> body = SampleDocuments.body();
    body.put("more", "than is known");
    assertEquals(400, asked("pki-owners", body).statusCode());
    assertEquals(403, asked("incident-responders", SampleDocuments.body()).statusCode());
    Map<String, Object> inside = SampleAuthority.body();
    inside.put("reason", "short");
    assertEquals(400, asked("pki-owners", inside).statusCode());
    assertEquals(List.of(), depositors);
  }

  private HttpResponse<String> asked(String group, Map<String, Object> body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(api.address().resolve("/v1/authorities"))
            .header("Authorization", group)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(WireMapper.tolerant().writeValueAsString(body)))
            .build(),
        BodyHandlers.ofString());
  }

  private static ProblemView problem(HttpResponse<String> answer) throws JsonProcessingException {
    return WireMapper.tolerant().readValue(answer.body(), ProblemView.class);
  }

  private boolean full(PersonId depositor, List<byte[]> documents) {
    depositors.add(depositor);
    offered.addAll(documents);
    return false;
  }

  @SuppressWarnings("NullAway") // nothing that is asked here comes as far as desk and archive
  private HttpApi serve() {
    return new HttpApi(
        "127.0.0.1",
        0,
        new MakingRoutes(
                null,
                null,
                null,
                new ActRoutes(null, null),
                AuthorityRoutes.kind(SampleProfile.RULEBOOK.rulebook(), this::full))
            .routes(),
        DepositedDocumentsTest::inGroup,
        Limits.usual());
  }

  private static Person inGroup(Optional<String> group) {
    return new Person(
        SampleProfile.MAYA,
        "Maya",
        PersonStatus.ACTIVE,
        group.map(GroupName::new).map(Set::of).orElse(Set.of()),
        Set.of(),
        Set.of());
  }
}
