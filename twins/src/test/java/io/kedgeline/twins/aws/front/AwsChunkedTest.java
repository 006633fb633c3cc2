package io.kedgeline.twins.aws.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.twins.aws.state.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS's own example of a body in signed chunks (S3 API Reference, "Multiple chunks"). */
class AwsChunkedTest {

  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final String FIRST =
      "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n";
  private static final String SECOND =
      "400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n";
  private static final String LAST =
      "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n";
  private static final String EXAMPLE =
      FIRST + "a".repeat(65_536) + "\r\n" + SECOND + "a".repeat(1_024) + "\r\n" + LAST;

  private static final Authorization AUTHORIZATION =
      new Authorization(
          "AWS4-HMAC-SHA256",
          "AKIAIOSFODNN7EXAMPLE",
          "20130524",
          "us-east-1",
          "s3",
          List.of("host"),
          "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");

  private static Request opened(String body, int length) {
    Request request =
        new Request(
            "id",
            "PUT",
            "/examplebucket/chunkObject.txt",
            "",
            Map.of(
                "x-amz-date", List.of("20130524T000000Z"),
                "x-amz-content-sha256", List.of("STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
                "x-amz-decoded-content-length", List.of(Integer.toString(length))),
            body.getBytes(StandardCharsets.US_ASCII));
    return AwsChunked.opened(
        request,
        new ChunkSignatures(request, AUTHORIZATION, SignatureVersion4.key(AUTHORIZATION, SECRET)));
  }

  @Test
  void theExampleOfTheDocumentsIsItsContent() {
    String content = new String(opened(EXAMPLE, 66_560).body(), StandardCharsets.US_ASCII);
    assertEquals(66_560, content.length());
    assertTrue(content.matches("a+"));
  }

  @ParameterizedTest
  @CsvSource({
    "66560, aaa, aba, SignatureDoesNotMatch",
    "66560, ef5497, ef5498, SignatureDoesNotMatch",
    "66560, '10000;', '20000;', IncompleteBody",
    "66560, 'chunk-signature', 'signature', IncompleteBody",
    "66561, aaa, aaa, IncompleteBody"
  })
  void whatWasTouchedIsRefused(int length, String before, String after, String code) {
    String body = EXAMPLE.replaceFirst(before, after);
    assertEquals(code, assertThrows(AwsError.class, () -> opened(body, length)).code());
  }

  @Test
  void aBodyThatEndsEarlyIsRefused() {
    String half = EXAMPLE.substring(0, EXAMPLE.length() / 2);
    assertEquals("IncompleteBody", assertThrows(AwsError.class, () -> opened(half, 66_560)).code());
  }
}
