package io.kedgeline.sandbox.up;

import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.sandbox.WorkerChild;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.engine.ChosenEngine;
import io.kedgeline.sandbox.world.DrawnUsers;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.starters.server.ServerConfig;
import io.kedgeline.starters.server.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Database, worker and server on this machine, beside an engine. */
final class Machine implements AutoCloseable {

  private interface Part {
    void end() throws IOException;
  }

  private final Deque<Part> parts = new ArrayDeque<>();
  private final ServerProcess server;
  private final Path trustRoot;
  private final Optional<OwnChanges> changes;
  private final Optional<OwnDevices> devices;

  /** Starts all parts; when one of them cannot, those that stand are ended. */
  Machine(UpConfig config, Path folder, ChosenEngine engine) throws IOException, SQLException {
    try {
      KeptPostgres postgres = KeptPostgres.start(folder.resolve("postgres"));
      parts.push(postgres::close);
      LedgerConfig owner = postgres.owner(postgres.database("kedgeline"));
      DrawnUsers users = DrawnUsers.in(owner, "up");
      MachineKeys keys = MachineKeys.keep(Files.createDirectories(folder.resolve("keys")));
      this.changes = OwnChanges.ifNeeded(config, folder);
      changes.ifPresent(own -> parts.push(own::close));
      this.devices = OwnDevices.ifNeeded(config, folder);
      devices.ifPresent(own -> parts.push(own::close));
      UpFiles files = new UpFiles(folder, config, keys, engine.target(), changes, devices);
      this.trustRoot = files.trustRoot();
      this.server = ServerProcess.start(ServerConfig.read(files.server(users)));
      parts.push(server::close);
      WorkerChild worker = WorkerChild.start(files.worker(users), folder.resolve("worker.log"));
      parts.push(worker::close);
    } catch (IOException | SQLException | RuntimeException broken) {
      close();
      throw broken;
    }
  }

  URI server() {
    return server.address();
  }

  /** The change system of this machine's own, if it has one. */
  Optional<OwnChanges> changes() {
    return changes;
  }

  /** The device management of this machine's own, if it has one. */
  Optional<OwnDevices> devices() {
    return devices;
  }

  Path trustRoot() {
    return trustRoot;
  }

  @Override
  public void close() throws IOException {
    while (!parts.isEmpty()) {
      parts.pop().end();
    }
  }
}
