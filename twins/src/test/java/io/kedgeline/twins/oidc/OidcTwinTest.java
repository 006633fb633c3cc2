package io.kedgeline.twins.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcTwinTest {

  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final String CALLBACK = "http://127.0.0.1:50001/cb";

  private final HttpClient client = HttpClient.newHttpClient();
  private final OidcTwin twin;

  OidcTwinTest() throws IOException {
    this.twin = OidcTwin.start(List.of("cli"), List.of("maya"));
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  @Test
  void theRightVerifierGetsATokenAndTheCodeWorksOnce()
      throws IOException, InterruptedException, ParseException {
    String code = code(authorize(CALLBACK, "maya", "n1"));
    HttpResponse<String> answer = redeem(code, VERIFIER, CALLBACK);
    assertEquals(200, answer.statusCode());
    Matcher token = Pattern.compile("\"id_token\":\"([^\"]+)\"").matcher(answer.body());
    assertTrue(token.find());
    SignedJWT jwt = SignedJWT.parse(token.group(1));
    assertEquals("maya", jwt.getJWTClaimsSet().getSubject());
    assertEquals("n1", jwt.getJWTClaimsSet().getClaim("nonce"));
    assertEquals(twin.issuer(), jwt.getJWTClaimsSet().getIssuer());
    assertEquals(400, redeem(code, VERIFIER, CALLBACK).statusCode());
  }

  @Test
  void anotherVerifierGetsNothing() throws IOException, InterruptedException {
    String code = code(authorize(CALLBACK, "maya", "n1"));
    assertEquals(400, redeem(code, VERIFIER.replace('d', 'e'), CALLBACK).statusCode());
  }

  @Test
  void anotherRedirectAtTheTokenEndpointGetsNothing() throws IOException, InterruptedException {
    String code = code(authorize(CALLBACK, "maya", "n1"));
    assertEquals(400, redeem(code, VERIFIER, "http://127.0.0.1:50002/cb").statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:50001/cb",
        "https://evil.example/cb",
        "http://127.0.0.1.evil.example/cb",
        "http://user@127.0.0.1:50001/cb",
        "http://127.0.0.1:50001/cb#x"
      })
  void nobodyIsSentElsewhereThanToLoopback(String redirect)
      throws IOException, InterruptedException {
    assertEquals(400, authorize(redirect, "maya", "n1").statusCode());
  }

  @Test
  void aNonceOfMoreThan64CharactersIsRefused() throws IOException, InterruptedException {
    String where = location(authorize(CALLBACK, "maya", "n".repeat(65)));
    assertTrue(where.contains("error=invalid_request"), where);
  }

  @Test
  void whoIsNotKnownMustChoose() throws IOException, InterruptedException {
    HttpResponse<String> page = authorize(CALLBACK, "mallory", "n1");
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains(">maya</a>"), page.body());
  }

  private HttpResponse<String> authorize(String redirect, String who, String nonce)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(
                URI.create(
                    twin.issuer()
                        + "/authorize?response_type=code&client_id=cli&scope=openid&state=s"
                        + "&code_challenge_method=S256&code_challenge="
                        + CHALLENGE
                        + "&nonce="
                        + nonce
                        + "&login_hint="
                        + who
                        + "&redirect_uri="
                        + URLEncoder.encode(redirect, StandardCharsets.UTF_8)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String code(HttpResponse<String> answer) {
    Matcher code = Pattern.compile("code=([^&]+)").matcher(location(answer));
    assertTrue(code.find(), location(answer));
    return code.group(1);
  }

  private HttpResponse<String> redeem(String code, String verifier, String redirect)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(twin.issuer() + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=authorization_code&client_id=cli&code="
                        + code
                        + "&code_verifier="
                        + verifier
                        + "&redirect_uri="
                        + URLEncoder.encode(redirect, StandardCharsets.UTF_8)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
