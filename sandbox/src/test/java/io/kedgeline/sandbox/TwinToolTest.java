package io.kedgeline.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

/** The twin as a program of its own. */
class TwinToolTest {

  @TempDir private Path folder;

  /** Runs the tool until its line is there and has been used. */
  private JsonNode ready(String... args) throws IOException, InterruptedException {
    try (PipedReader reader = new PipedReader();
        PipedWriter writer = new PipedWriter(reader)) {
      Thread tool =
          Thread.ofPlatform()
              .start(() ->
                  new TwinTool()
                      .run(
                          new PrintWriter(writer, true),
                          new PrintWriter(new StringWriter()),
                          args));
      JsonNode line = new ObjectMapper().readTree(new BufferedReader(reader).readLine());
      line.path("accounts").forEach(account -> assertAdministrator(line, account));
      tool.interrupt();
      tool.join();
      return line;
    }
  }

  private static void assertAdministrator(JsonNode line, JsonNode account) {
    try (IamClient iam =
        IamClient.builder()
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create(line.path("endpoint").asText()))
            .httpClient(ApacheHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        account.path("accessKeyId").asText(),
                        account.path("secretAccessKey").asText())))
            .build()) {
      assertEquals(
          "arn:aws:iam::" + account.path("id").asText() + ":user/administrator",
          iam.getUser().user().arn());
    }
  }

  @Test
  void itTellsItsAccountsAndHowToEnterEach() throws IOException, InterruptedException {
    JsonNode line = ready("0", "unthrottled");
    assertEquals(
        "[management, member, member]",
        StreamSupport.stream(line.path("accounts").spliterator(), false)
            .map(account -> account.path("place").asText())
            .toList()
            .toString());
    assertTrue(line.at("/accounts/1/path").asText().matches("o-[a-z0-9]{10}/r-[a-z0-9]{4}"));
  }

  @Test
  void aChangeSystemStandsBesideItWhenAsked() throws IOException, InterruptedException {
    assertTrue(ready("0", "unthrottled", "", "127.0.0.1", "").path("changes").isMissingNode());
    JsonNode changes = ready("0", "unthrottled", "", "127.0.0.1", "0").path("changes");
    assertEquals("sandbox-change-token", changes.path("token").asText());
    assertTrue(changes.path("endpoint").asText().startsWith("http://127.0.0.1:"));
  }

  @Test
  void aKeptStateHasTheSameAccountsAndKeys() throws IOException, InterruptedException {
    JsonNode first = ready("0", "unthrottled", folder.toString());
    JsonNode second = ready("0", "unthrottled", folder.toString());
    assertEquals(3, first.path("accounts").size());
    assertEquals(first.path("accounts"), second.path("accounts"));
  }

  @Test
  void aDamagedStateIsOneLine() throws IOException {
    Files.writeString(folder.resolve("aws.json"), "{");
    assertRefused(1, "aws.json cannot be read: it is no JSON", "0", "unthrottled", "" + folder);
  }

  @Test
  void aFileIsNoFolderForTheState() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertRefused(1, file + " cannot be a folder for the state", "0", "unthrottled", "" + file);
  }

  @Test
  void aPortThatCannotBeUsedIsOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertRefused(1, "port " + port, port, "unthrottled");
    }
    assertRefused(2, "--port: must be 0 to 65535", "65536", "unthrottled");
  }

  private static void assertRefused(int exit, String told, String... args) {
    StringWriter err = new StringWriter();
    StringWriter out = new StringWriter();
    assertEquals(exit, new TwinTool().run(new PrintWriter(out), new PrintWriter(err), args));
    assertTrue(err.toString().startsWith("sandbox: "), err.toString());
    assertTrue(err.toString().contains(told), err.toString());
    assertEquals(1, err.toString().lines().count());
    assertEquals("", out.toString());
  }
}
