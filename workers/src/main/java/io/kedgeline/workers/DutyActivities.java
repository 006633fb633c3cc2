package io.kedgeline.workers;

import io.kedgeline.activities.authority.AnchorPlans;
import io.kedgeline.activities.authority.AuthorityPlans;
import io.kedgeline.activities.authority.AuthorityWorldGathering;
import io.kedgeline.activities.authority.AwsAuthorityActs;
import io.kedgeline.activities.authority.AwsAuthorityProofs;
import io.kedgeline.activities.authority.AwsCanaryActs;
import io.kedgeline.activities.authority.ExternalCanarySight;
import io.kedgeline.activities.authority.ExternalPlans;
import io.kedgeline.activities.authority.ExternalWorldGathering;
import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AnchorSettler;
import io.kedgeline.activities.aws.AwsClosingActs;
import io.kedgeline.activities.aws.AwsNotarisingActs;
import io.kedgeline.activities.aws.AwsOpeningActs;
import io.kedgeline.activities.aws.CanaryProbe;
import io.kedgeline.activities.aws.ProfileSettler;
import io.kedgeline.activities.aws.RoleSettler;
import io.kedgeline.activities.aws.WitnessBox;
import io.kedgeline.activities.aws.admission.AdmissionProof;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.activities.change.ChangeReader;
import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.activities.change.NotesWriter;
import io.kedgeline.activities.change.RecordNotes;
import io.kedgeline.activities.enrollment.CertificateSight;
import io.kedgeline.activities.enrollment.EnrollmentWorldGathering;
import io.kedgeline.activities.enrollment.RegisteredProfiles;
import io.kedgeline.activities.evidence.LedgerRecords;
import io.kedgeline.activities.evidence.SealKey;
import io.kedgeline.activities.issuance.AwsCertificateActs;
import io.kedgeline.activities.onboarding.AbandonedMakings;
import io.kedgeline.activities.onboarding.AwsIssuingActs;
import io.kedgeline.activities.onboarding.AwsProvisioningActs;
import io.kedgeline.activities.onboarding.ProfileDrafting;
import io.kedgeline.activities.onboarding.ProfileWorldGathering;
import io.kedgeline.activities.posture.DeviceManagement;
import io.kedgeline.activities.posture.PostureReader;
import io.kedgeline.activities.review.LedgerReviews;
import io.kedgeline.activities.sight.SessionEvidence;
import io.kedgeline.activities.trail.CloudTrailEvents;
import io.kedgeline.activities.world.WorldGathering;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.rulebook.ChangeNotesRule;
import io.kedgeline.domain.rulebook.ConsumerEnrollmentRules;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.event.SeenCertificateTable;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.AuthorityTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ExternalDocumentTable;
import io.kedgeline.ledger.registry.IssuedCertificateTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.ledger.registry.ProfileTable;
import io.kedgeline.ledger.registry.ReviewTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.ledger.registry.WitnessTable;
import io.kedgeline.workers.config.CanaryFile;
import io.kedgeline.workers.config.RunbookKeys;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.settings.SandboxKeys;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Wires what each duty does. What a duty does not need is not read for it. */
final class DutyActivities {

  /** Two Regions and one slow call take less than the minute that an activity has. */
  private static final Duration TRAIL_PATIENCE = Duration.ofSeconds(15);

  private final WorkerConfig config;
  private final LedgerPools ledgers;
  private final AccountSessions sessions;
  private final CreateSessionClient createSession;
  private final Optional<ChangeSystem> changes;
  private final Optional<RecordNotes> notes;
  private final Optional<DeviceManagement> devices;
  private final LoadedRulebook rulebook;
  private final Trust trust;
  private final InstantSource clock;

  DutyActivities(
      WorkerConfig config,
      LedgerPools ledgers,
      AccountSessions sessions,
      CreateSessionClient createSession,
      Optional<ChangeSystem> changes,
      Optional<RecordNotes> notes,
      Optional<DeviceManagement> devices,
      LoadedRulebook rulebook,
      Trust trust,
      InstantSource clock) {
    this.config = config;
    this.ledgers = ledgers;
    this.sessions = sessions;
    this.createSession = createSession;
    this.changes = changes;
    this.notes = notes;
    this.devices = devices;
    this.rulebook = rulebook;
    this.trust = trust;
    this.clock = clock;
  }

  /** The activities of this duty's queue. */
  List<Object> of(WorkerDuty duty) {
    return switch (duty) {
      case RUNBOOKS ->
          Stream.of(
                  changes.stream()
                      .flatMap(
                          there -> Stream.of(new ChangeReader(there), new NotesWriter(written()))),
                  devices.stream().map(PostureReader::new),
                  runbooks(config.runbookKeys().orElseThrow()).stream())
              .<Object>flatMap(activities -> activities)
              .toList();
      case NOTARISE -> List.of(new AwsNotarisingActs(sessions, claims(duty), clock));
      case OPEN ->
          List.of(new AwsOpeningActs(sessions, settler(claims(duty), config.canaryIdentity())));
      case CONTAIN -> List.of(closing(claims(duty), config.canaryIdentity()));
      case PROVISION ->
          List.of(
              new AwsProvisioningActs(
                  sessions,
                  new ProfileTable(ledgers.of(duty), clock),
                  new ProfileDrafting(rulebook.rulebook())),
              new AwsCanaryActs(sessions, authorities(duty), plans(duty)));
      case ISSUE ->
          List.of(
              new AwsIssuingActs(
                  sessions,
                  new ProfileTable(ledgers.of(duty), clock),
                  new AdmissionProof(createSession, sessions),
                  clock),
              certificates(new IssuedCertificateTable(ledgers.of(duty), clock)),
              new AwsAuthorityProofs(
                  sessions,
                  authorities(duty),
                  plans(duty),
                  new AdmissionProof(createSession, sessions),
                  clock));
      case PKI -> List.of(new AwsAuthorityActs(sessions, authorities(duty), plans(duty), clock));
    };
  }

  /** What looks for makings that their runs have left, by each duty that can undo some. */
  List<AbandonedMakings> abandoned() {
    return config.duties().stream()
        .filter(duty -> !undoings(duty).isEmpty())
        .map(duty ->
            new AbandonedMakings(
                undoings(duty),
                new JournalTable(ledgers.of(duty)),
                new AlertTable(ledgers.of(duty)),
                clock))
        .toList();
  }

  /** What this duty can undo; an authority's canary before the authority. */
  private List<AbandonedMakings.Kind> undoings(WorkerDuty duty) {
    return switch (duty) {
      case PROVISION -> List.of(profiles(), canaries());
      case PKI -> List.of(authorities());
      case ISSUE -> List.of(enrollments(), windows());
      case RUNBOOKS, NOTARISE, OPEN, CONTAIN -> List.of();
    };
  }

  private AbandonedMakings.Kind profiles() {
    ProfileTable table = new ProfileTable(ledgers.of(WorkerDuty.PROVISION), clock);
    return new AbandonedMakings.Kind(
        "profile",
        table::begunBefore,
        new AwsProvisioningActs(sessions, table, new ProfileDrafting(rulebook.rulebook()))
            ::undoProfile);
  }

  /**
   * A certificate may stay unused for as long as its plan says before anybody misses it. What the
   * rulebook said then is not known here: it is waited for as long as any may say.
   */
  private AbandonedMakings.Kind enrollments() {
    IssuedCertificateTable table = new IssuedCertificateTable(ledgers.of(WorkerDuty.ISSUE), clock);
    AwsCertificateActs acts = certificates(table);
    return new AbandonedMakings.Kind(
        "certificate",
        instant -> table.begunBefore(instant.minus(ConsumerEnrollmentRules.LONGEST_FIRST_USE)),
        act -> acts.revokeCertificate(act).asUndone());
  }

  /** What its run left is over by itself before this: it is noted, and no window waits for it. */
  private AbandonedMakings.Kind windows() {
    IssuedCertificateTable table = new IssuedCertificateTable(ledgers.of(WorkerDuty.ISSUE), clock);
    return new AbandonedMakings.Kind(
        "certificate",
        table::lapsedUnrevoked,
        act -> certificates(table).revokeCertificate(act).asUndone());
  }

  private AwsCertificateActs certificates(IssuedCertificateTable table) {
    return new AwsCertificateActs(sessions, table, trust.acts(), rules().sessionDuration(), clock);
  }

  private AbandonedMakings.Kind canaries() {
    AuthorityTable table = authorities(WorkerDuty.PROVISION);
    return new AbandonedMakings.Kind(
        "canary",
        table::canaryBegunBefore,
        new AwsCanaryActs(sessions, table, plans(WorkerDuty.PROVISION))::undoCanary);
  }

  private AbandonedMakings.Kind authorities() {
    AuthorityTable table = authorities(WorkerDuty.PKI);
    return new AbandonedMakings.Kind(
        "authority",
        table::begunBefore,
        new AwsAuthorityActs(sessions, table, plans(WorkerDuty.PKI), clock)::undoAuthority);
  }

  /** A worker that has the token writes nothing all the same where the rulebook says so. */
  private Optional<RecordNotes> written() {
    return notes.filter(there ->
        rules().change().filter(change -> change.notes() == ChangeNotesRule.WRITTEN).isPresent());
  }

  private ClaimTable claims(WorkerDuty duty) {
    return new ClaimTable(ledgers.of(duty));
  }

  private AuthorityTable authorities(WorkerDuty duty) {
    return new AuthorityTable(ledgers.of(duty), clock);
  }

  private AnchorPlans plans(WorkerDuty duty) {
    return new AnchorPlans(new AuthorityPlans(rulebook.rulebook()), externals(duty));
  }

  private ExternalPlans externals(WorkerDuty duty) {
    return new ExternalPlans(rulebook.rulebook(), new ExternalDocumentTable(ledgers.of(duty)));
  }

  private List<Object> runbooks(RunbookKeys keys) {
    LedgerDatabase ledger = ledgers.of(WorkerDuty.RUNBOOKS);
    ClaimTable claims = new ClaimTable(ledger);
    List<CertificateIdentity> canaries = keys.canaries().stream().map(CanaryFile::read).toList();
    SessionEvidence evidence = new SessionEvidence(sessions, new SeenCertificateTable(ledger));
    KeyFiles.SigningKey seal = SandboxKeys.signingKey(keys.seal(), config.ofSandbox());
    return List.of(
        new WorldGathering(
            sessions,
            new PeopleTable(ledger),
            new ObjectionTable(ledger),
            claims,
            changes,
            rulebook,
            trust,
            config.canaryIdentity(),
            clock),
        new ProfileWorldGathering(
            sessions,
            new PeopleTable(ledger),
            new ObjectionTable(ledger),
            changes,
            rulebook,
            trust,
            clock),
        new EnrollmentWorldGathering(
            sessions,
            new PeopleTable(ledger),
            new ObjectionTable(ledger),
            new RegisteredProfiles(
                new ProfileTable(ledger, clock), new RunStartTable(ledger), trust.acts()),
            new IssuedCertificateTable(ledger, clock),
            changes,
            rulebook,
            trust,
            clock),
        new AuthorityWorldGathering(
            sessions,
            new PeopleTable(ledger),
            new ObjectionTable(ledger),
            authorities(WorkerDuty.RUNBOOKS),
            changes,
            rulebook,
            trust,
            clock),
        new ExternalWorldGathering(
            sessions,
            new PeopleTable(ledger),
            new ObjectionTable(ledger),
            authorities(WorkerDuty.RUNBOOKS),
            externals(WorkerDuty.RUNBOOKS),
            changes,
            rulebook,
            trust,
            clock),
        new CertificateSight(new IssuedCertificateTable(ledger, clock), evidence),
        new ExternalCanarySight(
            authorities(WorkerDuty.RUNBOOKS), externals(WorkerDuty.RUNBOOKS), evidence),
        new CanaryProbe(
            canaries,
            createSession,
            sessions,
            new WitnessBox(new WitnessTable(ledger), KeyFiles.secretKey(keys.witness())),
            claims,
            rules(),
            clock),
        new CloudTrailEvents(sessions, claims, rules(), TRAIL_PATIENCE, clock),
        new LedgerReviews(
            new ReviewTable(ledger),
            claims,
            new JournalTable(ledger),
            new PeopleTable(ledger),
            rulebook,
            trust.acts(),
            clock),
        new LedgerRecords(
            new JournalTable(ledger),
            claims,
            new ProfileTable(ledger, clock),
            new IssuedCertificateTable(ledger, clock),
            authorities(WorkerDuty.RUNBOOKS),
            new AlertTable(ledger),
            new RunStartTable(ledger),
            new WitnessTable(ledger),
            new SealKey(seal.id(), seal.key()),
            clock));
  }

  private AwsClosingActs closing(ClaimTable claims, SourceIdentity canary) {
    return new AwsClosingActs(
        sessions,
        settler(claims, canary),
        anchors(claims),
        new RoleSettler(claims, canary, clock),
        claims,
        rules().sessionDuration(),
        clock);
  }

  private ProfileSettler settler(ClaimTable claims, SourceIdentity canary) {
    return new ProfileSettler(claims, anchors(claims), canary, rules().sessionDuration(), clock);
  }

  private AnchorSettler anchors(ClaimTable claims) {
    return new AnchorSettler(claims, rules(), clock);
  }

  private BreakGlassRules rules() {
    return rulebook.rulebook().breakGlass();
  }
}
