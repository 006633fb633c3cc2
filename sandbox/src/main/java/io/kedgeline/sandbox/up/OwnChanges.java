package io.kedgeline.sandbox.up;

import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.sandbox.world.WorldFiles;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.twins.change.ChangeTwin;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A change system of this machine's own, for a company that names none though its rulebook asks for
 * change records. Its records are gone when it ends.
 */
final class OwnChanges implements AutoCloseable {

  private final ChangeTwin twin;
  private final Path token;
  private final Path curl;
  private final Rulebook rulebook;

  private OwnChanges(Path folder, Rulebook rulebook) throws IOException {
    String drawn = WorldFiles.password();
    this.rulebook = rulebook;
    this.token = folder.resolve("change.token");
    this.curl = folder.resolve("change.curl");
    MachineKeys.write(token, drawn + "\n");
    MachineKeys.write(
        curl,
        "header = \"Authorization: Bearer %s\"\nheader = \"Content-Type: application/json\"\n"
            .formatted(drawn));
    this.twin = ChangeTwin.start(drawn);
  }

  /** The change system, if one is needed and none is named. */
  static Optional<OwnChanges> ifNeeded(UpConfig config, Path folder) throws IOException {
    Rulebook rulebook = RulebookFile.read(config.rulebook()).rulebook();
    return config.changeUrl().isEmpty() && rulebook.breakGlass().change().isPresent()
        ? Optional.of(new OwnChanges(folder, rulebook))
        : Optional.empty();
  }

  URI endpoint() {
    return twin.endpoint();
  }

  Path token() {
    return token;
  }

  /** How a person makes a record there. */
  String guide() {
    BreakGlassProfile profile = rulebook.breakGlass().profiles().getFirst();
    return """
    Changes:     %1$s, a stand-in in memory, since change.url is not set. To make a record:
      curl --config '%2$s' %1$s/api/now/table/change_request -d '{
        "number":"CHG-7", "state":"-1", "cmdb_ci":"%3$s",
        "start_date":"2026-01-01 00:00:00", "end_date":"2030-01-01 00:00:00",
        "requested_by":"E-MAIL OF WHO ASKS FOR THE WINDOW"}'
      States: -5 draft, -4 and -3 awaiting approval, -2 scheduled, -1 implementing, 0 in review,
      3 closed, 4 cancelled. A PATCH of /api/now/table/change_request/SYS_ID changes one.\
    """
        .formatted(twin.endpoint(), curl, profile.item());
  }

  @Override
  public void close() {
    twin.close();
  }
}
