package io.kedgeline.workflows.settings;

import io.grpc.health.v1.HealthCheckResponse;
import io.kedgeline.workflows.wire.PayloadKeys;
import io.kedgeline.workflows.wire.WireDataConverter;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;

/** One process's way to the engine; every payload on it is sealed. */
public final class EngineConnection implements AutoCloseable {

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  private EngineConnection(
      WorkflowServiceStubsOptions service, WorkflowClientOptions options, PayloadKeys keys) {
    this.stubs = WorkflowServiceStubs.newServiceStubs(service);
    this.client =
        WorkflowClient.newInstance(
            stubs, options.toBuilder().setDataConverter(WireDataConverter.with(keys)).build());
  }

  /** To the engine that the settings name. */
  public static EngineConnection open(EngineAddress address, PayloadKeys keys) {
    return switch (address) {
      case EngineAddress.Named(String target, String namespace) ->
          new EngineConnection(
              WorkflowServiceStubsOptions.newBuilder().setTarget(target).build(),
              WorkflowClientOptions.newBuilder().setNamespace(namespace).build(),
              keys);
      case EngineAddress.FromEnvironment environment -> fromEnvironment(keys);
    };
  }

  private static EngineConnection fromEnvironment(PayloadKeys keys) {
    try {
      ClientConfigProfile profile = ClientConfigProfile.load();
      return new EngineConnection(
          profile.toWorkflowServiceStubsOptions(), profile.toWorkflowClientOptions(), keys);
    } catch (IOException unreadable) {
      throw new SettingsFault("TEMPORAL_CONFIG_FILE", "must name a file that can be read");
    }
  }

  /** Whether the engine says that it serves. */
  public boolean answers() {
    return stubs.healthCheck().getStatus() == HealthCheckResponse.ServingStatus.SERVING;
  }

  /** The engine's client. */
  public WorkflowClient client() {
    return client;
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
