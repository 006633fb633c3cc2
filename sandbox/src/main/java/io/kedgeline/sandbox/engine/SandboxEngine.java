package io.kedgeline.sandbox.engine;

import com.google.protobuf.Empty;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.temporal.api.testservice.v1.SleepRequest;
import io.temporal.internal.testservice.TestServicesStarter;
import io.temporal.serviceclient.TestServiceStubs;
import io.temporal.serviceclient.TestServiceStubsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** An engine in this process, on loopback only, in real time until time is skipped. */
public final class SandboxEngine implements AutoCloseable {

  /**
   * A skip ends no sooner than the work that is under way, such as that of a worker that died. One
   * that were given up before would leave the engine's time running away.
   */
  private static final Duration LONGEST_SKIP = Duration.ofMinutes(2);

  private final TestServicesStarter services;
  private final Server server;
  private final TestServiceStubs time;
  private final Slowness slowness = new Slowness();
  private final Stickiness stickiness = new Stickiness();

  private SandboxEngine(int port) throws IOException {
    this.services = new TestServicesStarter(true, 0);
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    HealthStatusManager health = new HealthStatusManager();
    for (BindableService service : services.getServices()) {
      builder.addService(ServerInterceptors.intercept(service, stickiness, slowness));
      health.setStatus(
          service.bindService().getServiceDescriptor().getName(), ServingStatus.SERVING);
    }
    this.server = builder.addService(health.getHealthService()).build().start();
    this.time =
        TestServiceStubs.newServiceStubs(
            TestServiceStubsOptions.newBuilder()
                .setTarget(target())
                .setRpcTimeout(LONGEST_SKIP)
                .validateAndBuildWithDefaults());
  }

  /** Starts on this port, or on a free one when it is 0. */
  public static SandboxEngine start(int port) throws IOException {
    return new SandboxEngine(port);
  }

  /** The engine's {@code host:port}. */
  public String target() {
    return "127.0.0.1:" + server.getPort();
  }

  /** Lets the time pass at once until it is this; timers on the way fire. */
  public void skipTo(Instant time) {
    Duration duration = Duration.between(instant(), time);
    if (duration.isPositive()) {
      this.time
          .blockingStub()
          .unlockTimeSkippingWithSleep(
              SleepRequest.newBuilder()
                  .setDuration(Durations.fromMillis(duration.toMillis()))
                  .build());
    }
  }

  /** From now on what clients ask of runs is so late, in real time. */
  public void slowBy(Duration late) {
    slowness.by(late);
  }

  /**
   * From now on workers go on with the runs that they have in memory, as with a real engine; none
   * may end before this one does, for nobody would be given its runs.
   */
  public void workersStay() {
    stickiness.workersStay();
  }

  /** The engine's own time, which a skip that met work under way leaves a little behind. */
  public Instant instant() {
    Timestamp now = time.blockingStub().getCurrentTime(Empty.getDefaultInstance()).getTime();
    return Instant.ofEpochSecond(now.getSeconds(), now.getNanos());
  }

  private void awaitTheLastCall() {
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    time.shutdownNow();
    server.shutdownNow();
    awaitTheLastCall();
    services.close();
  }
}
