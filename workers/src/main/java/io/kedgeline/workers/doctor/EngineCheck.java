package io.kedgeline.workers.doctor;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import io.kedgeline.workflows.settings.EngineAddress;
import io.kedgeline.workflows.settings.EngineConnection;
import io.kedgeline.workflows.settings.KeyFiles;
import java.util.List;

/** Whether the engine answers and has the namespace. */
final class EngineCheck implements Check {

  private final WorkerConfig config;

  EngineCheck(WorkerConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public List<Finding> findings() {
    try (EngineConnection engine =
        EngineConnection.open(config.engine(), KeyFiles.payloadKeys(config.payloadKeys()))) {
      engine.requireNamespace();
      return List.of();
    } catch (StatusRuntimeException refused) {
      Status status = refused.getStatus();
      Ailment ailment =
          status.getCode() == Status.Code.NOT_FOUND
              ? Ailment.ENGINE_NAMESPACE_MISSING
              : Ailment.ENGINE_UNREACHABLE;
      return List.of(ailment.of(address(), status.getCode() + ", " + status.getDescription()));
    }
  }

  private String address() {
    return switch (config.engine()) {
      case EngineAddress.Named(String target, String namespace) -> target + ", " + namespace;
      case EngineAddress.FromEnvironment environment -> "TEMPORAL_* variables";
    };
  }
}
