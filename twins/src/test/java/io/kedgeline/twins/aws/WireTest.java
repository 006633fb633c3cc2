package io.kedgeline.twins.aws;

import static io.kedgeline.twins.aws.Clients.TRUST;
import static io.kedgeline.twins.aws.Clients.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Requests that no client should send are answered all the same, as AWS answers them. */
class WireTest {

  private static final String IDENTITY = "Action=GetCallerIdentity&Version=2011-06-15";

  private boolean broken;
  private AwsTwin twin;
  private AwsCredentials root;
  private Clients clients;

  @BeforeEach
  void start() throws IOException {
    twin =
        AwsTwin.start(
            (InstantSource)
                () -> {
                  if (broken) {
                    throw new IllegalStateException("the clock is broken");
                  }
                  return Instant.parse("2026-11-01T12:00:00Z");
                });
    clients = new Clients(twin);
    root = clients.root();
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  private Wire wire(String service) {
    return new Wire(twin.endpoint(), root, service);
  }

  private static void assertQueryError(String code, int status, Wire.Reply reply) {
    assertTrue(reply.body().contains("<Code>" + code + "</Code>"), reply.body());
    assertEquals(status, reply.status());
  }

  private static void assertJsonError(String code, int status, Wire.Reply reply) {
    assertEquals(code, reply.headers().get("x-amzn-ErrorType"), reply.body());
    assertEquals(status, reply.status());
  }

  @Test
  void aSignedRequestIsTaken() throws IOException {
    assertEquals(200, wire("sts").post("/", IDENTITY).status());
    assertEquals(200, wire("rolesanywhere").get("/profiles").status());
  }

  @Test
  void anUnsignedRequestIsRefusedInTheFormOfItsService() throws IOException {
    Wire.Reply form = Wire.send(wire("sts").request(SdkHttpMethod.POST, "/"), IDENTITY);
    assertQueryError("MissingAuthenticationToken", 403, form);
    SdkHttpRequest json =
        wire("rolesanywhere").request(SdkHttpMethod.GET, "/profiles").toBuilder()
            .removeHeader("content-type")
            .build();
    assertJsonError("MissingAuthenticationTokenException", 403, Wire.send(json, ""));
  }

  @Test
  void aRefusedSignatureHasTheNameOfItsService() throws IOException {
    AwsCredentials unknown = AwsBasicCredentials.create("AKIAUNKNOWN", "wrong");
    AwsCredentials wrong = AwsBasicCredentials.create(root.accessKeyId(), "wrong");
    assertJsonError(
        "UnrecognizedClientException",
        403,
        new Wire(twin.endpoint(), unknown, "rolesanywhere").get("/profiles"));
    assertJsonError(
        "InvalidSignatureException",
        403,
        new Wire(twin.endpoint(), wrong, "rolesanywhere").get("/profiles"));
    assertQueryError(
        "SignatureDoesNotMatch", 403, new Wire(twin.endpoint(), wrong, "sts").post("/", IDENTITY));
  }

  @Test
  void aHeaderThatIsSignedMustBeThere() throws IOException {
    SdkHttpRequest signed =
        wire("sts")
            .sign(
                wire("sts").request(SdkHttpMethod.POST, "/").toBuilder()
                    .putHeader("x-amz-note", "")
                    .build(),
                IDENTITY);
    assertEquals(200, Wire.send(signed, IDENTITY).status());
    SdkHttpRequest without = signed.toBuilder().removeHeader("x-amz-note").build();
    assertQueryError("SignatureDoesNotMatch", 403, Wire.send(without, IDENTITY));
  }

  @Test
  void aSessionsTokenMustBeSigned() throws IOException {
    AwsCredentials user = clients.user(root, "u", policy("Allow", "*"));
    clients.iam(root).createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST));
    var session =
        (software.amazon.awssdk.auth.credentials.AwsSessionCredentials) clients.assumed(user, "R");
    SdkHttpRequest unsigned =
        new Wire(twin.endpoint(), session, "sts")
            .signed(SdkHttpMethod.POST, "/", IDENTITY).toBuilder()
                .putHeader("x-amz-security-token", session.sessionToken())
                .build();
    assertQueryError("SignatureDoesNotMatch", 403, Wire.send(unsigned, IDENTITY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/profiles?a-b=1&a=2", "/profiles?a=2&a=1&a-=0", "/profiles?a"})
  void parametersAreSortedByTheirNames(String path) throws IOException {
    assertEquals(200, wire("rolesanywhere").get(path).status());
  }

  @ParameterizedTest
  @CsvSource({
    "Action=UpdateRole&RoleName=R&MaxSessionDuration=abc, ValidationError",
    "Action=UpdateRole&RoleName=%zz, MalformedQueryString",
    "RoleName=R, ValidationError",
    "Action=ListRoles&MaxItems=0, ValidationError",
    "Action=Nothing, InvalidAction"
  })
  void whatIsMalformedIsTheCallersFault(String body, String code) throws IOException {
    clients.iam(root).createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST));
    assertQueryError(code, 400, wire("iam").post("/", body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"name\":\"p\",\"roleArns\":[],\"durationSeconds\":\"soon\"}",
        "{\"name\":\"p\",\"roleArns\":[],\"durationSeconds\":99999999999}",
        "{\"name\":\"p\",\"roleArns\":\"arn\"}",
        "{\"name\":\"p\",\"name\":\"q\",\"roleArns\":[]}"
      })
  void whatIsMalformedJsonIsTheCallersFault(String body) throws IOException {
    assertJsonError("ValidationException", 400, wire("rolesanywhere").post("/profiles", body));
  }

  @Test
  void aFailureOfTheTwinIsAnsweredToo() throws IOException {
    broken = true;
    assertQueryError("InternalFailure", 500, wire("iam").post("/", "Action=ListRoles"));
    assertJsonError("InternalFailure", 500, wire("rolesanywhere").get("/profiles"));
    broken = false;
    assertEquals(200, wire("sts").post("/", IDENTITY).status());
  }
}
