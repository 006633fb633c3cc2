package io.kedgeline.conformance.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kedgeline.sandbox.world.InventedSlack;
import io.kedgeline.starters.slack.card.CommandWords;
import io.kedgeline.starters.slack.web.SlackGrant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manifest that a company makes its app from asks for what the stories get by with. */
class SlackManifestTest {

  private final JsonNode manifest;

  SlackManifestTest() throws IOException {
    this.manifest =
        new ObjectMapper()
            .readTree(Files.readString(ComposeFile.ROOT.resolve("deploy/slack-manifest.json")));
  }

  @Test
  void itAsksForTheRightsOfTheStoriesAndNoOther() {
    Set<String> scopes =
        manifest
            .at("/oauth_config/scopes/bot")
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    assertEquals(InventedSlack.SCOPES, scopes);
    assertEquals(SlackGrant.NEEDED, scopes);
    assertEquals(1, manifest.at("/oauth_config/scopes").size());
  }

  @Test
  void itNamesThePathsThatAreServed() {
    assertEquals(
        "/slack/interactions",
        URI.create(manifest.at("/settings/interactivity/request_url").asText()).getPath());
    assertEquals(
        "/slack/commands",
        URI.create(manifest.at("/features/slash_commands/0/url").asText()).getPath());
  }

  @Test
  void itsOneCommandIsTheOneThatThisGuideAndTheHelpTeach() throws IOException {
    assertEquals(1, manifest.at("/features/slash_commands").size());
    String command = manifest.at("/features/slash_commands/0/command").asText();
    String guide = Files.readString(ComposeFile.ROOT.resolve("docs/slack-setup.md"));
    for (String taught : List.of(" window request", " status")) {
      assertTrue(CommandWords.HELP.contains(command + taught), taught);
      assertTrue(guide.contains(command + taught), taught);
    }
    assertTrue(guide.contains("/slack/commands"));
  }
}
