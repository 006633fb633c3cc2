package io.kedgeline.sandbox.up;

import io.kedgeline.sandbox.world.DrawnUsers;
import io.kedgeline.starters.keys.MachineKeys;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Writes the settings of worker and server from what the company gave. */
final class UpFiles {

  private final Path folder;
  private final UpConfig config;
  private final MachineKeys keys;
  private final Optional<String> engine;
  private final Optional<OwnChanges> changes;
  private final Optional<OwnDevices> devices;

  /**
   * Settings in this folder.
   *
   * @param engine the engine's {@code host:port}; {@code TEMPORAL_*} variables without it
   * @param changes the change system of this machine's own, if it has one
   * @param devices the device management of this machine's own, if it has one
   */
  UpFiles(
      Path folder,
      UpConfig config,
      MachineKeys keys,
      Optional<String> engine,
      Optional<OwnChanges> changes,
      Optional<OwnDevices> devices) {
    this.folder = folder;
    this.config = config;
    this.keys = keys;
    this.engine = engine;
    this.changes = changes;
    this.devices = devices;
  }

  Path worker(DrawnUsers users) throws IOException {
    Map<String, Object> settings = common(users.workerSettings(folder));
    settings.put("keyring", keys.keyring());
    settings.put("witness.key", keys.witnessKey());
    settings.put("seal.key", keys.sealKey());
    settings.put("canary", config.canary());
    config.awsCredentials().ifPresent(file -> settings.put("aws.credentials", file));
    config.awsEndpoint().ifPresent(where -> settings.put("aws.endpoint", where));
    config.changeUrl().ifPresent(where -> settings.put("change.url", where));
    config.changeToken().ifPresent(file -> settings.put("change.token", file));
    config.changeNotesToken().ifPresent(file -> settings.put("change.notes.token", file));
    config.changeKind().ifPresent(kind -> settings.put("change.kind", kind));
    config.conflictSource().ifPresent(source -> settings.put("change.conflicts.source", source));
    changes.ifPresent(own -> {
      settings.put("change.url", own.endpoint());
      settings.put("change.token", own.token());
      settings.put("change.notes.token", own.token());
    });
    settings.putAll(config.devices().settings(devices));
    return write("worker.properties", settings);
  }

  Path server(DrawnUsers users) throws IOException {
    Map<String, Object> settings = common(users.serverSettings(folder));
    settings.put("act.key", keys.actKey());
    settings.put("people", config.people());
    settings.put("oidc.issuer", config.issuer());
    settings.put("oidc.client", config.client());
    config.peopleInterval().ifPresent(span -> settings.put("people.interval", span));
    config.port().ifPresent(port -> settings.put("http.port", port));
    settings.putAll(config.doors().settings());
    return write("server.properties", settings);
  }

  Path trustRoot() throws IOException {
    return write(
        "trust-root.properties",
        Map.of(
            "act.keys", keys.keyring(),
            "issuer.pin", config.issuerPin(),
            "seal.keys", keys.sealKeyring(),
            "rulebook", config.rulebook(),
            "rulebook.sha256", config.pin()));
  }

  private Map<String, Object> common(Map<String, Object> ledger) {
    Map<String, Object> settings = new TreeMap<>(ledger);
    settings.put("rulebook", config.rulebook());
    settings.put("rulebook.sha256", config.pin());
    settings.put("payload.keys", keys.payloadKeys());
    settings.put("issuer.pin", config.issuerPin());
    engine.ifPresent(target -> {
      settings.put("engine.target", target);
      settings.put("engine.namespace", "default");
    });
    return settings;
  }

  private Path write(String name, Map<String, Object> settings) throws IOException {
    Properties properties = new Properties();
    settings.forEach((key, value) -> properties.setProperty(key, value.toString()));
    Path file = folder.resolve(name);
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, "written by kedgeline up, at each start");
    }
    return file;
  }
}
