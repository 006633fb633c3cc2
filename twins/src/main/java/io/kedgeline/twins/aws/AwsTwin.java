package io.kedgeline.twins.aws;

import com.sun.net.httpserver.HttpServer;
import io.kedgeline.twins.aws.front.AwsFront;
import io.kedgeline.twins.aws.iam.AccountAccess;
import io.kedgeline.twins.aws.iam.AwsManagedPolicies;
import io.kedgeline.twins.aws.organizations.Accounts;
import io.kedgeline.twins.aws.organizations.Organizations;
import io.kedgeline.twins.aws.state.AccessKey;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Organization;
import io.kedgeline.twins.aws.state.PolicyType;
import io.kedgeline.twins.aws.state.Principal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An AWS on loopback: IAM, STS, Organizations and IAM Roles Anywhere over their real wire forms.
 * Signatures are judged by the real time, everything else by the clock that is given.
 */
public final class AwsTwin implements AutoCloseable {

  private final AwsState state;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<AwsCall> calls = Collections.synchronizedList(new ArrayList<>());

  private AwsTwin(InstantSource clock, int port) throws IOException {
    this.state = new AwsState(clock);
    AwsManagedPolicies.all(state.now()).forEach(state::add);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
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
    return new AwsTwin(clock, port);
  }

  /** Where every service is. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Makes an account and gives its root user's keys. */
  public AccountKeys createAccount(String account) {
    synchronized (state) {
      state.accounts().add(account);
      return keys(account, state.issue(new Principal.Root(account)));
    }
  }

  /**
   * Makes an organisation with all features, whose service control policies and resource control
   * policies are enabled. Its accounts stand under the root.
   *
   * @param management the account that manages it
   * @param members the others, in order
   */
  public OrganizationKeys createOrganization(String management, String... members) {
    synchronized (state) {
      AccountKeys keys = createAccount(management);
      Organization organization = Organizations.found(state, management);
      List<AccountKeys> memberKeys = new ArrayList<>();
      for (String member : members) {
        Accounts.create(state, organization, member, "member-" + (memberKeys.size() + 1));
        memberKeys.add(createAccount(member));
      }
      Set.of(PolicyType.values()).forEach(organization::enable);
      return new OrganizationKeys(organization.id(), organization.root(), keys, memberKeys);
    }
  }

  /** The keys of the account's administrator: a user, who may take roles as no root user may. */
  public AccountKeys administrator(String account) {
    synchronized (state) {
      return keys(account, AccountAccess.administrator(state, account));
    }
  }

  private static AccountKeys keys(String account, AccessKey key) {
    return new AccountKeys(account, key.id(), key.secret());
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
