package io.kedgeline.twins.aws;

import com.sun.net.httpserver.HttpServer;
import io.kedgeline.twins.aws.front.AwsFront;
import io.kedgeline.twins.aws.iam.AwsManagedPolicies;
import io.kedgeline.twins.aws.state.AccessKey;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Principal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An AWS on loopback: IAM, STS and IAM Roles Anywhere over their real wire forms. Signatures are
 * judged by the real time, everything else by the clock that is given.
 */
public final class AwsTwin implements AutoCloseable {

  private final AwsState state;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<AwsCall> calls = Collections.synchronizedList(new ArrayList<>());

  private AwsTwin(InstantSource clock, InetAddress host, int port) throws IOException {
    this.state = new AwsState(clock);
    state.add(AwsManagedPolicies.administratorAccess(state.now()));
    this.server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(threads);
    server.createContext("/", new AwsFront(state, InstantSource.system(), calls::add));
    server.start();
  }

  /** Starts on a free port. */
  public static AwsTwin start(InstantSource clock) throws IOException {
    return start(clock, 0);
  }

  /** Starts on this port, or on a free one when it is 0. */
  public static AwsTwin start(InstantSource clock, int port) throws IOException {
    return start(clock, InetAddress.getLoopbackAddress(), port);
  }

  /** Starts on this address of the machine, for clients that are on another. */
  public static AwsTwin start(InstantSource clock, InetAddress host, int port) throws IOException {
    return new AwsTwin(clock, host, port);
  }

  /** Where every service is. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Makes an account and gives its root user's keys. */
  public AccountKeys createAccount(String account) {
    synchronized (state) {
      AccessKey key = state.issue(new Principal.Root(account));
      return new AccountKeys(account, key.id(), key.secret());
    }
  }

  /** Every call so far, oldest first. */
  public List<AwsCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** Every secret and token that was issued: what must be found nowhere else. */
  public List<String> issuedSecrets() {
    synchronized (state) {
      return state.issuedSecrets();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
