package io.kedgeline.workers.interceptor;

import io.kedgeline.activities.certificate.CertificateRequestFile;
import io.kedgeline.activities.enrollment.RegisteredProfiles;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.certificate.CertificateRequest;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.RegisteredProfile;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.posture.PostureReport;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.Deed;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.BootstrapTokenTable;
import io.kedgeline.workflows.governed.CertificateAct;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.wire.PostureFact;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a worker itself knows of a certificate that it is asked to have issued: the device's request
 * as it reads it, the posture that another worker read, the profile and the used token that the
 * ledger has. None of it comes from a workflow that could leave it out.
 */
public final class CertificatePapers {

  private final Trust trust;
  private final Rulebook rulebook;
  private final JournalTable journal;
  private final RegisteredProfiles profiles;
  private final BootstrapTokenTable tokens;

  /** Papers of these. */
  public CertificatePapers(
      Trust trust,
      Rulebook rulebook,
      JournalTable journal,
      RegisteredProfiles profiles,
      BootstrapTokenTable tokens) {
    this.trust = trust;
    this.rulebook = rulebook;
    this.journal = journal;
    this.profiles = profiles;
    this.tokens = tokens;
  }

  /**
   * The deed, or nothing where no server signed what is presented as one, or the token that it
   * names was not used by this run for this device: a stolen key for acts makes no token.
   */
  Optional<Deed> deed(CertificateAct act, EnrollmentPlan plan) {
    return trust
        .acts()
        .open(act.presentation())
        .filter(Act.Presentation.class::isInstance)
        .map(Act.Presentation.class::cast)
        .filter(shown -> tokens.used(shown.token(), plan.run(), plan.request().device()))
        .map(shown ->
            new Deed.OfEnrollment(
                plan.issuing(),
                shown,
                posture(plan),
                profile(plan.request()),
                request(shown.certificateRequest())));
  }

  /**
   * The same for the holder of a window, to whom no device nor token belongs. Of several keys the
   * one that was shown last counts, by the journal: an earlier one may have been replaced because
   * it leaked.
   */
  Optional<Deed> deed(CertificateAct act, HolderCertificate certificate) {
    if (!shownLast(act.run()).equals(Optional.of(act.presentation().payload()))) {
      return Optional.empty();
    }
    return trust
        .acts()
        .open(act.presentation())
        .filter(Act.KeyPresentation.class::isInstance)
        .map(Act.KeyPresentation.class::cast)
        .map(shown ->
            new Deed.OfHolderCertificate(
                certificate.issuing(), shown, request(shown.certificateRequest())));
  }

  private Optional<String> shownLast(RunId run) {
    return journal.read(run).stream()
        .map(JournalEntry::fact)
        .filter(fact -> fact.kind() == FactKind.PRESENTED)
        .map(fact -> fact.detail().getOrDefault("act", ""))
        .reduce((earlier, later) -> later);
  }

  /** What another worker was told of the device last in this run, by its own word. */
  private Optional<PostureReport> posture(EnrollmentPlan plan) {
    return journal.read(plan.run()).stream()
        .map(JournalEntry::fact)
        .reduce(Optional.empty(), PostureFact::later, (one, other) -> other);
  }

  private Optional<RegisteredProfile> profile(EnrollmentRequest request) {
    return rulebook
        .profileOnboarding()
        .flatMap(rules -> rules.environment(request.environment()))
        .flatMap(environment -> profiles.find(environment, request.profile()));
  }

  private static Optional<CertificateRequest> request(String shown) {
    try {
      return Optional.of(CertificateRequestFile.parse(shown.getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException noRequest) {
      return Optional.empty();
    }
  }
}
