package io.kedgeline.starters.cli.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import io.kedgeline.starters.cli.Kedgeline;
import io.kedgeline.workflows.wire.WireMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kedgeline policy lint}, as a script meets it. */
class LintTest {

  private static final String ANCHOR =
      "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/1c2d3e4f-5061-4728-93a4-b5c6d7e8f90a";
  private static final String CLOSED =
      new TrustPolicyTemplate(
              new AccountId("111122223333"),
              List.of(new TrustAnchorArn(ANCHOR)),
              Map.of(
                  "x509Issuer/CN", "ExactTR Prod Sub CA G2",
                  "x509Subject/OU", "prod",
                  "x509SAN/URI", "urn:exacttr:device:*"))
          .document();
  private static final String OPEN = CLOSED.replace(ANCHOR, ANCHOR.replaceAll("[^/]*$", "*"));

  @TempDir private Path folder = Path.of("");

  @Test
  void aClosedPolicyExitsWith0AndSaysWhatIsNotChecked() throws IOException {
    Said said = lint(CLOSED);
    assertEquals(0, said.exit(), said.err());
    assertEquals(
        """
        CLOSED: no stranger gets in by this policy
        not checked, since nobody said: NAME_OF_NO_CLASS, SESSION_TOO_LONG, BOUNDARY_MISSING, SESSION_NAME_CHOSEN
        """,
        said.out());
  }

  @Test
  void anOpenPolicyExitsWith5AndNamesTheStranger() throws IOException {
    Said said = lint(OPEN);
    assertEquals(5, said.exit(), said.err());
    assertTrue(
        said.out()
            .startsWith(
                """
                OPEN: strangers get in
                OPENS   ANCHOR_NOT_PINNED  statement 1 (TrustRolesAnywhere) does not pin the trust anchor: a stranger gets in
                        fix: require aws:SourceArn by ArnEquals with the whole ARN of each trust anchor
                        gets in: at arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/\
                """),
        said.out());
  }

  @Test
  void programsReadJson() throws IOException {
    JsonNode json = WireMapper.tolerant().readTree(lint(OPEN, "--output", "json").out());
    assertEquals("OPEN", json.at("/verdict").asText());
    assertEquals("ANCHOR_NOT_PINNED", json.at("/findings/0/code").asText());
    assertEquals("OPENS", json.at("/findings/0/severity").asText());
    assertEquals("prod", json.at("/findings/0/stranger/attributes").get("x509Subject/OU").asText());
    assertEquals(4, json.at("/unchecked").size());
  }

  @Test
  void whatIsSaidOfTheRoleIsChecked() throws IOException {
    Said said =
        lint(
            CLOSED,
            "--profile-name=breakglass",
            "--profile-session=PT2H",
            "--accept-role-session-name=on",
            "--max-session=PT4H",
            "--boundary=none");
    assertEquals(5, said.exit());
    assertEquals(
        List.of(
            "CLOSED:",
            "NAME_OF_NO_CLASS",
            "SESSION_TOO_LONG",
            "SESSION_TOO_LONG",
            "BOUNDARY_MISSING",
            "SESSION_NAME_CHOSEN"),
        said.out()
            .lines()
            .filter(line -> !line.startsWith("        "))
            .map(line -> line.split(" +", -1)[line.startsWith("FAULT") ? 1 : 0])
            .toList());
    assertEquals(
        0,
        lint(
                CLOSED,
                "--profile-name=sec-breakglass",
                "--profile-session=PT15M",
                "--accept-role-session-name=off",
                "--max-session=PT1H",
                "--boundary=arn:aws:iam::111122223333:policy/Boundary")
            .exit());
  }

  @Test
  void standardInputIsAFileToo() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(CLOSED.getBytes(StandardCharsets.UTF_8)));
      assertEquals(0, run("-").exit());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void wrongInputExitsWith2AndOneClearError() throws IOException {
    assertEquals(
        new Said(
            2,
            "",
            """
            kedgeline: the trust policy has 1 fault:
              line 1: the same key stands twice in one object
            """),
        lint("{\"Version\":\"2012-10-17\",\"Version\":\"2012-10-17\"}"));
    assertEquals(2, lint(CLOSED, "--boundary=arn:aws:s3:::x").exit());
    assertEquals(2, lint(CLOSED, "--rulebook=" + folder.resolve("none.yaml")).exit());
    String missing = folder.resolve("none.json").toString();
    assertEquals(
        new Said(2, "", "kedgeline: " + missing + ": must be a file that can be read, or -\n"),
        run(missing));
  }

  private Said lint(String policy, String... options) throws IOException {
    Path file = folder.resolve("trust.json");
    Files.writeString(file, policy);
    return run(
        Stream.concat(Stream.of(file.toString()), Stream.of(options)).toArray(String[]::new));
  }

  private static Said run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Stream<String> said = Stream.of(args);
    if (Stream.of(args).noneMatch(arg -> arg.startsWith("--rulebook"))) {
      said = Stream.concat(said, Stream.of("--rulebook=../runbooks/rulebook.yaml"));
    }
    int exit =
        Kedgeline.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Stream.concat(Stream.of("policy", "lint"), said).toArray(String[]::new));
    return new Said(exit, out.toString(), err.toString());
  }

  private record Said(int exit, String out, String err) {}
}
