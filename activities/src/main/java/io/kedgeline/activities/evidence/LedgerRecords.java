package io.kedgeline.activities.evidence;

import io.kedgeline.domain.audit.ChainFinding;
import io.kedgeline.domain.audit.HashChain;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.issuance.IssuedCertificate;
import io.kedgeline.domain.onboarding.MadeProfile;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.journal.Seal;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.AuthorityTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.IssuedCertificateTable;
import io.kedgeline.ledger.registry.ProfileTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.ledger.registry.WitnessTable;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.SealReport;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Keeps notices and seals in the ledger. The facts themselves are journalled by the interceptor.
 */
public final class LedgerRecords implements Records {

  private final JournalTable journal;
  private final ClaimTable claims;
  private final ProfileTable profiles;
  private final IssuedCertificateTable certificates;
  private final AuthorityTable authorities;
  private final AlertTable alerts;
  private final RunStartTable runs;
  private final WitnessTable witnesses;
  private final SealKey key;
  private final InstantSource clock;

  /** Keeps records in these tables and seals with this key. */
  public LedgerRecords(
      JournalTable journal,
      ClaimTable claims,
      ProfileTable profiles,
      IssuedCertificateTable certificates,
      AuthorityTable authorities,
      AlertTable alerts,
      RunStartTable runs,
      WitnessTable witnesses,
      SealKey key,
      InstantSource clock) {
    this.journal = journal;
    this.claims = claims;
    this.profiles = profiles;
    this.certificates = certificates;
    this.authorities = authorities;
    this.alerts = alerts;
    this.runs = runs;
    this.witnesses = witnesses;
    this.key = key;
    this.clock = clock;
  }

  @Override
  public void remind(NoticeRequest request) {
    Instant now = clock.instant();
    runs.recordState(request.run(), request.state().name(), now);
    alerts.append(new Alert(key(request), request.run(), "REMINDER", now, request.text()));
  }

  @Override
  public void alarm(NoticeRequest request) {
    Instant now = clock.instant();
    runs.recordState(request.run(), request.state().name(), now);
    alerts.append(new Alert(key(request), request.run(), "SEV", now, request.text()));
  }

  /** The same words about the same state are told once. */
  private static String key(NoticeRequest request) {
    return "%s/%s/%s"
        .formatted(request.run(), request.state(), Digest.ofText(request.text()).shortForm());
  }

  /** The facts have been journalled by the interceptor when this is called. */
  @Override
  public void journal(NoticeRequest request) {
    runs.recordState(request.run(), request.state().name(), clock.instant());
  }

  /**
   * Seals. A run whose lease is not closed, whose making is neither registered nor undone, or whose
   * certificate is neither registered nor revoked, has not ended, whoever says so, and none ends as
   * what the ledger does not have: behind the seal nothing more could be recorded of it. What was
   * kept to prove the closing has served.
   */
  @Override
  public SealReport seal(NoticeRequest request) {
    if (claims.leaseOf(request.run()).filter(l -> l.stage() != LeaseStage.CLOSED).isPresent()) {
      throw ApplicationFailure.newFailure(
          "the lease of %s is not closed".formatted(request.run()), "NOT_ENDED");
    }
    made(request.run())
        .filter(stage -> !endsAs(stage, request.state()))
        .ifPresent(stage -> {
          throw ApplicationFailure.newFailure(
              "what %s makes is %s in the ledger, so it does not end as %s"
                  .formatted(request.run(), stage, request.state().name()),
              "NOT_ENDED");
        });
    certificates
        .of(request.run())
        .filter(certificate -> !endsAs(certificate, request.state()))
        .ifPresent(certificate -> {
          throw ApplicationFailure.newFailure(
              "the certificate of %s is %s in the ledger, so it does not end as %s"
                  .formatted(request.run(), certificate.stage(), request.state().name()),
              "NOT_ENDED");
        });
    runs.recordState(request.run(), request.state().name(), clock.instant());
    Seal seal = journal.seal(request.run(), chain -> seal(request.run(), chain));
    witnesses.delete(request.run());
    return new SealReport(seal.length(), seal.head());
  }

  /** How far the making of this run is, if it makes anything: each makes one thing. */
  private Optional<MadeStage> made(RunId run) {
    return run.runbook()
        .flatMap(runbook ->
            switch (runbook) {
              case PROFILE_ONBOARDING -> profiles.of(run).map(MadeProfile::stage);
              case PKI_SETUP -> authorities.of(run).map(MadeAuthority::stage);
              case BREAK_GLASS_WINDOW, BREAK_GLASS_DRILL, CONSUMER_ENROLLMENT -> Optional.empty();
            });
  }

  private static boolean endsAs(MadeStage stage, RunState state) {
    return switch (stage) {
      case BEGUN -> false;
      case REGISTERED -> state == OnboardingState.REGISTERED;
      case UNDONE -> state == OnboardingState.UNDONE;
    };
  }

  /** A window ends as it does, and not before its certificate is done with. */
  private static boolean endsAs(IssuedCertificate certificate, RunState state) {
    return certificate.device().isPresent()
        ? endsAs(certificate.stage(), state)
        : !certificate.stage().lives();
  }

  private static boolean endsAs(CertificateStage stage, RunState state) {
    return switch (stage) {
      case BEGUN, ISSUED -> false;
      case REGISTERED, LAPSED -> state == EnrollmentState.REGISTERED;
      case REVOKED -> state == EnrollmentState.REVOKED;
      case UNDONE -> state == EnrollmentState.NOT_ISSUED;
      case UNKNOWN -> state == EnrollmentState.ISSUE_UNPROVEN;
    };
  }

  private Seal seal(RunId run, List<JournalEntry> chain) {
    return switch (HashChain.verify(run, chain)) {
      case ChainFinding.Broken broken ->
          throw ApplicationFailure.newFailure(
              "the journal of %s cannot be sealed: entry %d %s"
                  .formatted(run, broken.sequence(), broken.what()),
              "JOURNAL_BROKEN");
      case ChainFinding.Intact intact -> {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        yield new Seal(
            run,
            intact.length(),
            intact.head(),
            key.id(),
            key.sign(run, intact.length(), intact.head(), at),
            at);
      }
    };
  }
}
