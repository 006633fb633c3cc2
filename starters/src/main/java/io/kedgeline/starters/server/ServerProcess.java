package io.kedgeline.starters.server;

import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.event.AwsEventTable;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.people.SlotTable;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.BootstrapTokenTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.IssuedCertificateTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.ledger.registry.ReviewTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.starters.approval.ApprovalLink;
import io.kedgeline.starters.change.ChangeCredentials;
import io.kedgeline.starters.change.ChangeDoor;
import io.kedgeline.starters.change.ChangeSignature;
import io.kedgeline.starters.desk.ActSigner;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.EnrollmentDesk;
import io.kedgeline.starters.desk.LateReviews;
import io.kedgeline.starters.desk.Objections;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.events.AwsEventDoor;
import io.kedgeline.starters.events.EventKeys;
import io.kedgeline.starters.events.SeenConsumers;
import io.kedgeline.starters.http.ApiParts;
import io.kedgeline.starters.http.HttpApi;
import io.kedgeline.starters.oidc.ClientTokens;
import io.kedgeline.starters.oidc.IssuerTokens;
import io.kedgeline.starters.people.PeopleFile;
import io.kedgeline.starters.people.PeopleKeeper;
import io.kedgeline.starters.people.PeopleSource;
import io.kedgeline.starters.people.SlotWatch;
import io.kedgeline.starters.people.store.IdentityStorePeople;
import io.kedgeline.starters.schedule.ScheduleProcess;
import io.kedgeline.starters.slack.SlackProcess;
import io.kedgeline.workflows.settings.EngineConnection;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.settings.SandboxKeys;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** A server, wired by plain constructors from its configuration. */
public final class ServerProcess implements AutoCloseable {

  private final LedgerDatabase ledger;
  private final EngineConnection engine;
  private final PeopleKeeper people;
  private final Optional<SlackProcess> slack;
  private final ScheduleProcess schedules;
  private final SeenConsumers consumers;
  private final HttpApi api;

  private ServerProcess(ServerConfig config) {
    LoadedRulebook rulebook = RulebookFile.readPinned(config.rulebook(), config.rulebookPin());
    ActSigner signer = new ActSigner(SandboxKeys.signingKey(config.actKey(), config.ofSandbox()));
    IssuerTokens tokens = IssuerTokens.of(config.signIn().issuer(), config.signIn().client());
    InstantSource clock = config.clock();
    this.ledger = LedgerDatabase.open(config.ledger());
    SlotWatch slots =
        new SlotWatch(
            rulebook.rulebook().quorums(), new SlotTable(ledger), new AlertTable(ledger), clock);
    PeopleTable table = new PeopleTable(ledger);
    this.people =
        new PeopleKeeper(
            source(config, rulebook.rulebook()),
            (entries, asOf) -> {
              table.synchronise(entries, asOf);
              slots.look(entries, asOf);
            },
            clock);
    this.engine =
        EngineConnection.open(config.engine(), KeyFiles.payloadKeys(config.payloadKeys()));
    people.begin();
    people.every(config.peopleInterval());
    Desk desk =
        new Desk(
            engine.client(),
            new RunStartTable(ledger),
            new Objections(
                new ObjectionTable(ledger),
                new RunStartTable(ledger),
                new ClaimTable(ledger),
                new PeopleTable(ledger),
                rulebook.rulebook()),
            new LateReviews(
                new ReviewTable(ledger),
                new RunStartTable(ledger),
                new ClaimTable(ledger),
                new JournalTable(ledger),
                new PeopleTable(ledger),
                rulebook.rulebook(),
                clock),
            signer,
            rulebook.rulebook().breakGlass().actLifetime(),
            clock);
    this.consumers =
        new SeenConsumers(new IssuedCertificateTable(ledger, clock)::unused, desk::certificateSeen);
    ApprovalLink link = new ApprovalLink(() -> config.address().orElseGet(this::address));
    RunArchive archive = new RunArchive(engine.client(), ledger);
    this.schedules =
        new ScheduleProcess(
            config.schedules(),
            rulebook.rulebook(),
            ledger,
            engine.client(),
            desk,
            people::synchronise,
            clock);
    this.slack =
        config
            .slack()
            .map(settings ->
                new SlackProcess(
                    settings, desk, archive, link, ledger, rulebook.rulebook(), clock));
    this.api =
        HttpApi.start(
            config.host(),
            config.port(),
            new ApiParts(
                desk,
                new EnrollmentDesk(
                    desk,
                    new RunStartTable(ledger),
                    new BootstrapTokenTable(ledger),
                    rulebook.rulebook().enrollment(),
                    clock),
                archive,
                rulebook.rulebook(),
                ledger,
                tokens,
                IssuerTokens.of(config.signIn().issuer(), config.signIn().approvalClient()),
                config.signIn(),
                config.pinned(),
                link,
                slack.map(SlackProcess::desk),
                changes(config, desk),
                events(config, rulebook.rulebook()),
                schedules));
    slack.ifPresent(SlackProcess::begin);
    schedules.begin();
  }

  private Optional<ChangeDoor> changes(ServerConfig config, Desk desk) {
    if (config.changeSecrets().isEmpty() && config.changeClient().isEmpty()) {
      return Optional.empty();
    }
    ChangeCredentials credentials =
        new ChangeCredentials(
            config.changeSecrets().map(ChangeSignature::read),
            config
                .changeClient()
                .map(client ->
                    ClientTokens.of(
                        config.signIn().issuer(),
                        client.id(),
                        client.subject(),
                        client.audience())));
    return Optional.of(
        new ChangeDoor(credentials, desk, new PeopleTable(ledger), InstantSource.system()));
  }

  private Optional<AwsEventDoor> events(ServerConfig config, Rulebook rulebook) {
    AwsEventTable table = new AwsEventTable(ledger);
    return config
        .eventKeys()
        .map(file ->
            new AwsEventDoor(
                EventKeys.read(file),
                rulebook,
                event -> {
                  if (table.take(event)) {
                    consumers.seen(event);
                  }
                },
                config.clock()));
  }

  private static PeopleSource source(ServerConfig config, Rulebook rulebook) {
    PeopleFile file = new PeopleFile(config.people());
    return config
        .identityStore()
        .<PeopleSource>map(store ->
            new IdentityStorePeople(store, file, rulebook.groups(), config.signIn().issuer()))
        .orElse(file);
  }

  /**
   * Starts a server.
   *
   * @throws RuntimeException when anything that it needs is not as it must be; the message names it
   */
  public static ServerProcess start(ServerConfig config) {
    return new ServerProcess(config);
  }

  /** What begins by itself. */
  public ScheduleProcess schedules() {
    return schedules;
  }

  /** Where it answers. */
  public URI address() {
    return api.address();
  }

  @Override
  public void close() {
    api.close();
    consumers.close();
    schedules.close();
    slack.ifPresent(SlackProcess::close);
    people.close();
    engine.close();
    ledger.close();
  }
}
