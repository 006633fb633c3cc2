package io.kedgeline.starters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonStatus;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused at the door before anybody's change is used up; nobody stands behind it. */
class MakingRoutesTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpApi api = serve();

  @AfterEach
  void end() {
    client.close();
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/profiles", "/v1/authorities"})
  void whoeverStandsInNoGroupOfRequestersUsesUpNoChange(String path) throws Exception {
    HttpResponse<String> answer = asked(path, "incident-responders", "{}");
    assertEquals(403, answer.statusCode());
    assertEquals("REQUESTER_NOT_ALLOWED", problem(answer).code());
  }

  @Test
  void everyFaultOfABodyIsNamedAtOnce() throws Exception {
    HttpResponse<String> answer =
        asked(
            "/v1/profiles",
            "profile-owners",
            "{\"profile\":\"sec-readonly\",\"length\":\"PT30M\"}");
    assertEquals(400, answer.statusCode());
    assertEquals(
        List.of(
            "change",
            "environment",
            "anchor",
            "owner",
            "custodian",
            "purpose",
            "domains",
            "reason",
            "length"),
        problem(answer).faults().stream().map(Fault::path).toList());
  }

  @Test
  void whatTheRulebookSaysOfAnAuthorityIsNobodysToChoose() throws Exception {
    HttpResponse<String> answer =
        asked(
            "/v1/authorities",
            "pki-owners",
            "{\"environment\":\"elsewhere\",\"root\":\"another\",\"bucket\":\"another\"}");
    assertEquals(400, answer.statusCode());
    assertEquals(
        List.of(
            "change",
            "environment",
            "owner",
            "custodian",
            "purpose",
            "domains",
            "reason",
            "root",
            "bucket"),
        problem(answer).faults().stream().map(Fault::path).toList());
  }

  private HttpResponse<String> asked(String path, String group, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(api.address().resolve(path))
            .header("Authorization", group)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static ProblemView problem(HttpResponse<String> answer) throws JsonProcessingException {
    return WireMapper.tolerant().readValue(answer.body(), ProblemView.class);
  }

  @SuppressWarnings("NullAway") // nothing that is asked here comes as far as desk and archive
  private static HttpApi serve() {
    return new HttpApi(
        "127.0.0.1",
        0,
        Stream.of(
                ProfileRoutes.kind(SampleProfile.RULEBOOK.rulebook()),
                AuthorityRoutes.kind(
                    SampleProfile.RULEBOOK.rulebook(), (depositor, documents) -> true))
            .map(kind -> new MakingRoutes(null, null, null, new ActRoutes(null, null), kind))
            .flatMap(making -> making.routes().stream())
            .toList(),
        MakingRoutesTest::inGroup,
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
