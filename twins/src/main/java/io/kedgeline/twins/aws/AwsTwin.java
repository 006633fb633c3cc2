package io.kedgeline.twins.aws;

import com.sun.net.httpserver.HttpServer;
import io.kedgeline.twins.aws.acmpca.CrlPublication;
import io.kedgeline.twins.aws.admin.AdminPath;
import io.kedgeline.twins.aws.events.EventBus;
import io.kedgeline.twins.aws.faults.Faults;
import io.kedgeline.twins.aws.faults.Throttle;
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
import io.kedgeline.twins.aws.state.TwinClock;
import java.io.IOException;
import java.net.BindException;
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
import org.slf4j.LoggerFactory;

/**
 * An AWS on loopback: IAM, STS, Organizations, IAM Roles Anywhere, AWS Private CA, S3, Identity
 * Center's directory and CloudTrail's event history over their real wire forms, and an EventBridge
 * that delivers it. Signatures are judged by the real time, everything else by the clock that is
 * given.
 */
public final class AwsTwin implements AutoCloseable {

  private final AwsState state;
  private final TwinMemory memory;
  private final TwinLevers levers;
  private final EventBus events;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<AwsCall> calls = Collections.synchronizedList(new ArrayList<>());

  private AwsTwin(InstantSource base, TwinSettings settings) throws IOException {
    TwinClock clock = new TwinClock(base);
    this.state = new AwsState(clock);
    this.events = new EventBus(clock, this::catchUp);
    state.events().watch(events::recorded);
    state.privateCas().watch(events::told);
    AwsManagedPolicies.all(state.now()).forEach(state::add);
    Faults faults = new Faults();
    Throttle throttle = new Throttle(clock);
    throttle.on(settings.throttled());
    this.memory = TwinMemory.open(state, clock, settings.folder());
    try {
      this.server = bound(settings.host(), settings.port());
    } catch (IOException | RuntimeException taken) {
      memory.close();
      events.close();
      throw taken;
    }
    this.levers = new TwinLevers(state, clock, memory, faults, throttle, events);
    server.setExecutor(threads);
    server.createContext(
        "/",
        new AwsFront(state, InstantSource.system(), calls::add, faults, throttle, memory::keep));
    server.createContext(AdminPath.PREFIX, new AdminPath(levers));
    server.start();
  }

  private void catchUp() {
    synchronized (state) {
      if (CrlPublication.catchUp(state)) {
        memory.keep();
      }
    }
  }

  private static HttpServer bound(InetAddress host, int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (BindException taken) {
      throw new IOException(
          "port %d of %s cannot be used".formatted(port, host.getHostAddress()), taken);
    }
  }

  /** Starts on a free port. */
  public static AwsTwin start(InstantSource clock) throws IOException {
    return start(clock, TwinSettings.usual());
  }

  /**
   * Starts as the settings say.
   *
   * @throws io.kedgeline.twins.aws.kept.DamagedStateException when what the folder has is damaged
   */
  public static AwsTwin start(InstantSource clock, TwinSettings settings) throws IOException {
    return new AwsTwin(clock, settings);
  }

  /** Where every service is. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Makes an account and gives its root user's keys. */
  public AccountKeys createAccount(String account) {
    synchronized (state) {
      state.accounts().add(account);
      AccessKey key = state.credentials().issue(new Principal.Root(account));
      memory.keep();
      return keys(account, key);
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
      memory.keep();
      return new OrganizationKeys(organization.id(), organization.root(), keys, memberKeys);
    }
  }

  /** The keys of the account's administrator: a user, who may take roles as no root user may. */
  public AccountKeys administrator(String account) {
    synchronized (state) {
      AccessKey key = AccountAccess.administrator(state, account);
      memory.keep();
      return keys(account, key);
    }
  }

  private static AccountKeys keys(String account, AccessKey key) {
    return new AccountKeys(account, key.id(), key.secret());
  }

  /** The accounts that there are, and where in an organisation each stands. */
  public List<AccountPlace> accounts() {
    synchronized (state) {
      return state.accounts().all().stream()
          .map(account -> AccountPlace.of(state, account))
          .toList();
    }
  }

  /** What goes wrong, the clock, the quotas, a reset. */
  public TwinLevers levers() {
    return levers;
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
      return state.credentials().secrets();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    events.close();
    try {
      memory.close();
    } catch (IOException stuck) {
      LoggerFactory.getLogger(AwsTwin.class).warn("the state folder could not be left", stuck);
    }
  }
}
