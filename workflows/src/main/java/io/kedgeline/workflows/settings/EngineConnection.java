package io.kedgeline.workflows.settings;

import io.grpc.health.v1.HealthCheckResponse;
import io.kedgeline.workflows.wire.PayloadKeys;
import io.kedgeline.workflows.wire.WireDataConverter;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

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

  /**
   * Asks the engine for the namespace.
   *
   * @throws io.grpc.StatusRuntimeException NOT_FOUND when it has none of this name; another code
   *     when it does not answer
   */
  public void requireNamespace() {
    stubs
        .blockingStub()
        .withDeadlineAfter(5, TimeUnit.SECONDS)
        .describeNamespace(
            DescribeNamespaceRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .build());
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
