package io.kedgeline.starters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.starters.SampleHolderWindow;
import io.kedgeline.starters.api.CertificateRequestPem;
import io.kedgeline.starters.api.HolderKey;
import io.kedgeline.starters.api.ProblemView;
import io.kedgeline.workflows.wire.CanonicalJson;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of a holder's key is refused at the door, before any run hears of it. */
class HolderKeyRouteTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpApi api = serve();

  @AfterEach
  void end() {
    client.close();
    api.close();
  }

  @Test
  void whatIsNoRequestIsRefusedWithFieldAndRule() throws Exception {
    assertEquals(
        List.of(
            new Fault(
                "certificateRequest", "must be one PKCS#10 request in PEM, with nothing after it")),
        faults(CanonicalJson.write(new HolderKey("-----BEGIN CERTIFICATE-----"))));
  }

  @Test
  void aRequestThatIsTooLongIsRefusedWithFieldAndRule() throws Exception {
    String tooLong = " ".repeat(CertificateRequestPem.LONGEST) + SampleHolderWindow.REQUEST;
    assertEquals(
        List.of(new Fault("certificateRequest", "must be at most 8192 characters")),
        faults(CanonicalJson.write(new HolderKey(tooLong))));
  }

  @Test
  void whoseKeyItIsIsNobodysToSay() throws Exception {
    assertEquals(
        List.of("certificateRequest", "holder"),
        faults("{\"holder\":\"omar\"}").stream().map(Fault::path).toList());
  }

  private List<Fault> faults(String body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(api.address().resolve("/v1/windows/CHG-7/key"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertEquals(400, answer.statusCode());
    return WireMapper.tolerant().readValue(answer.body(), ProblemView.class).faults();
  }

  @SuppressWarnings("NullAway") // nothing that is asked here comes as far as desk and archive
  private static HttpApi serve() {
    return new HttpApi(
        "127.0.0.1",
        0,
        new WindowRoutes(
                null, null, null, SampleHolderWindow.RULEBOOK.rulebook(), new ActRoutes(null, null))
            .routes(),
        HolderKeyRouteTest::holder,
        Limits.usual());
  }

  private static Person holder(Optional<String> header) {
    return new Person(
        SampleHolderWindow.OMAR, "Omar", PersonStatus.ACTIVE, Set.of(), Set.of(), Set.of());
  }
}
