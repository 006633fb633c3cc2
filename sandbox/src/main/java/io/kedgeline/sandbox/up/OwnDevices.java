package io.kedgeline.sandbox.up;

import io.kedgeline.sandbox.world.WorldFiles;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.twins.posture.PostureTwin;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A device management of this machine's own, for a company that names none though its rulebook says
 * what devices must show. It knows no device until it is told of one, and forgets all when it ends.
 */
final class OwnDevices implements AutoCloseable {

  private final PostureTwin twin;
  private final Path token;
  private final Path curl;

  private OwnDevices(Path folder) throws IOException {
    String drawn = WorldFiles.password();
    this.token = folder.resolve("posture.token");
    this.curl = folder.resolve("posture.curl");
    MachineKeys.write(token, drawn + "\n");
    MachineKeys.write(curl, "header = \"Authorization: Bearer %s\"\n".formatted(drawn));
    this.twin = PostureTwin.start(drawn, InstantSource.system());
  }

  /** The device management, if one is needed and none is named. */
  static Optional<OwnDevices> ifNeeded(UpConfig config, Path folder) throws IOException {
    boolean asked = RulebookFile.read(config.rulebook()).rulebook().posture().isPresent();
    return config.devices().url().isEmpty() && asked
        ? Optional.of(new OwnDevices(folder))
        : Optional.empty();
  }

  URI endpoint() {
    return twin.endpoint();
  }

  Path token() {
    return token;
  }

  /** How a person tells of a device there. */
  String guide() {
    return """
    Devices:     %1$s, a stand-in in memory, since posture.url is not set. A device reports by:
      curl --config '%2$s' --request PUT %1$s/v1/devices/DEVICE -d '{
        "persona":"PERSONA", "diskEncrypted":true, "edrRunning":true, "firewallOn":true,
        "kernelReleasesBehind":0, "attestation":{"protection":"TPM", "key":"SHA-256 OF ITS KEY"}}'\
    """
        .formatted(twin.endpoint(), curl);
  }

  @Override
  public void close() {
    twin.close();
  }
}
