package io.kedgeline.starters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.starters.api.SignInView;
import io.kedgeline.starters.change.ChangeDoor;
import io.kedgeline.workflows.governed.PinnedIssuer;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the change system has a door at all. */
class ChangeRoutesTest {

  private static final Rulebook RULEBOOK =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook();

  @Test
  void withoutASecretNothingServesTheChangeSystem() {
    assertEquals(List.of(), served(Optional.empty()));
  }

  @Test
  @SuppressWarnings("NullAway") // the routes are listed; what stands behind them is not asked
  void withOneItMayAskAndTell() {
    assertEquals(
        List.of("/v1/changes/{change}/runs", "/v1/changes/{change}/events"),
        served(Optional.of(new ChangeDoor(null, null, null, null))));
  }

  @SuppressWarnings("NullAway") // likewise
  private static List<String> served(Optional<ChangeDoor> door) {
    return new ApiParts(
            null,
            null,
            null,
            RULEBOOK,
            null,
            null,
            null,
            new SignInView("https://id.example", "cli", "approvals"),
            PinnedIssuer.none(),
            null,
            Optional.empty(),
            door,
            Optional.empty(),
            null)
        .routes(null).stream()
            .map(Route::path)
            .filter(path -> path.startsWith("/v1/changes"))
            .toList();
  }
}
