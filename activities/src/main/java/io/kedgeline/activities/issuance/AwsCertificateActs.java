package io.kedgeline.activities.issuance;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.AwsFailures;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.issuance.IssuedLeaf;
import io.kedgeline.activities.aws.issuance.LeafIssuer;
import io.kedgeline.activities.aws.issuance.LeafRequest;
import io.kedgeline.activities.certificate.CertificateRequestFile;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.issuance.CertificateOrder;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.issuance.IssuedCertificate;
import io.kedgeline.domain.issuance.IssuedCertificate.Issued;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.ledger.registry.IssuedCertificateTable;
import io.kedgeline.workflows.governed.CertificateAct;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.CertificateActs;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.IssueReport;
import io.kedgeline.workflows.port.RevocationReport;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Has certificates issued by AWS Private CA, of devices and of windows' holders, and revokes those
 * that are not kept. Nothing here checks a warrant: the interceptor has done it. What could be
 * asked for stands in the ledger before AWS is asked.
 */
public final class AwsCertificateActs implements CertificateActs {

  /** As long as one call may take, with all its tries. */
  private static final Duration WHOLE_CALL = Duration.ofSeconds(25);

  /** As far as the clocks of two workers may be apart. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  /**
   * AWS knows a token for five minutes (API reference, IssueCertificate); a call that takes as long
   * as calls may, by the clock of whoever asks again, must still come within them.
   */
  private static final Duration TOKEN_KNOWN =
      Duration.ofMinutes(5).minus(WHOLE_CALL).minus(CLOCK_SKEW);

  /** How long one try waits for what it asked for. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Devices' clocks may be late. */
  private static final Duration EARLIER = Duration.ofMinutes(1);

  private static final int LONGEST_TOKEN = 36;

  private final AccountSessions sessions;
  private final IssuedCertificateTable certificates;
  private final Keyring keyring;
  private final Duration windowSession;
  private final InstantSource clock;

  /**
   * Has certificates issued through these sessions, noted here, for what this ring signed.
   *
   * @param windowSession how long sessions of break-glass profiles are
   */
  public AwsCertificateActs(
      AccountSessions sessions,
      IssuedCertificateTable certificates,
      Keyring keyring,
      Duration windowSession,
      InstantSource clock) {
    this.sessions = sessions;
    this.certificates = certificates;
    this.keyring = keyring;
    this.windowSession = windowSession;
    this.clock = clock;
  }

  @Override
  public IssueReport issueCertificate(CertificateAct act) {
    CertificateOrder order = order(act);
    PKCS10CertificationRequest request = request(act);
    IssuedCertificate begun = begun(order, key(request));
    Issued issued =
        begun
            .issued()
            .orElseGet(() ->
                acting(
                    begun,
                    clients ->
                        issued(new LeafIssuer(clients.privateCa(), PATIENCE), begun, request)));
    IssuedCertificate there = certificates.of(order.run()).orElseThrow();
    return new IssueReport(
        order.run(), issued.serial(), there.key(), there.until(), there.bundle().orElseThrow());
  }

  @Override
  public RevocationReport revokeCertificate(UndoingAct act) {
    RunId run = act.run();
    if (certificates.giveUp(run).isEmpty()) {
      return new RevocationReport(
          run, CertificateStage.UNDONE, List.of("AWS was never asked for a certificate"));
    }
    return certificates.alone(run, () -> takenBack(certificates.of(run).orElseThrow()));
  }

  private RevocationReport takenBack(IssuedCertificate there) {
    if (there.stage() != CertificateStage.BEGUN && there.stage() != CertificateStage.ISSUED) {
      return report(there, "the ledger has the certificate as %s".formatted(there.stage()));
    }
    if (there.asked().isEmpty()) {
      certificates.undone(there.run());
      return report(there, "AWS was never asked for a certificate");
    }
    if (there.arn().isEmpty()) {
      certificates.unknown(there.run());
      return report(
          there,
          "AWS was asked at %s for a certificate for CN=%s by %s, and nobody knows whether it issued one: look for it in the authority's audit report, and revoke it"
              .formatted(there.asked().get(), there.names().commonName(), there.authority()));
    }
    String seen =
        acting(
            there,
            clients -> new Revocation(clients.privateCa(), clock).revoke(there, certificates));
    return report(there, seen);
  }

  private RevocationReport report(IssuedCertificate there, String seen) {
    return new RevocationReport(
        there.run(),
        certificates.of(there.run()).map(IssuedCertificate::stage).orElseThrow(),
        List.of(seen));
  }

  private CertificateOrder order(CertificateAct act) {
    return switch (act.papers().plan()) {
      case EnrollmentPlan plan -> CertificateOrder.of(plan);
      case WindowPlan plan ->
          CertificateOrder.of(plan, windowSession)
              .orElseThrow(() -> drifted("%s has no certificate issued".formatted(act.run())));
      default -> throw drifted("the plan of %s is not one of a certificate".formatted(act.run()));
    };
  }

  private PKCS10CertificationRequest request(CertificateAct act) {
    return keyring
        .open(act.presentation())
        .flatMap(AwsCertificateActs::shown)
        .map(text -> CertificateRequestFile.request(text.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow(() ->
            drifted(
                "what was presented to %s is no request for a certificate".formatted(act.run())));
  }

  private static Optional<String> shown(Act act) {
    return switch (act) {
      case Act.Presentation device -> Optional.of(device.certificateRequest());
      case Act.KeyPresentation holder -> Optional.of(holder.certificateRequest());
      default -> Optional.empty();
    };
  }

  private static Digest key(PKCS10CertificationRequest request) {
    try {
      return Digest.of(request.getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private IssuedCertificate begun(CertificateOrder order, Digest key) {
    Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(EARLIER);
    IssuedCertificate there =
        certificates
            .begin(order, key, from)
            .orElseThrow(() ->
                drifted(
                    "%s has, or is getting, another certificate, or the run is over or given up"
                        .formatted(order.bearer())));
    if (!there.key().matches(key)
        || !there.names().equals(order.names())
        || !there.authority().equals(order.authority())) {
      throw drifted("%s has another certificate issued already".formatted(order.run()));
    }
    if (!there.stage().lives()) {
      throw drifted("the certificate of %s is given up".formatted(order.run()));
    }
    return there;
  }

  /** Asks while nobody else does, or revokes; and then waits for what was asked for. */
  private Issued issued(
      LeafIssuer issuer, IssuedCertificate begun, PKCS10CertificationRequest request) {
    String arn = certificates.alone(begun.run(), () -> asked(issuer, begun.run(), request));
    IssuedLeaf leaf = issuer.read(begun.authority(), arn);
    LeafIssuer.requireOf(request, leaf);
    LeafCheck.requireAsPlanned(leaf.certificate(), begun);
    Issued issued = Revocation.issued(leaf);
    certificates.alone(
        begun.run(),
        () -> {
          requireGoingOn(begun.run());
          certificates.issued(begun.run(), issued);
          return issued;
        });
    return issued;
  }

  private IssuedCertificate requireGoingOn(RunId run) {
    return certificates
        .of(run)
        .filter(there -> there.stage().lives())
        .orElseThrow(() -> drifted("the certificate of %s is given up".formatted(run)));
  }

  private String asked(LeafIssuer issuer, RunId run, PKCS10CertificationRequest request) {
    IssuedCertificate there = requireGoingOn(run);
    return there.arn().orElseGet(() -> ask(issuer, there, request));
  }

  /**
   * Asks once: what is asked again within the time of the token is the same certificate, and after
   * that it would be a second one. Between that check and the call AWS is asked nothing else.
   */
  private String ask(
      LeafIssuer issuer, IssuedCertificate there, PKCS10CertificationRequest request) {
    String signingAlgorithm = issuer.signingAlgorithm(there.authority());
    boolean first = there.asked().isEmpty();
    if (there.asked().filter(at -> !clock.instant().isBefore(at.plus(TOKEN_KNOWN))).isPresent()) {
      throw ApplicationFailure.newNonRetryableFailure(
          "AWS was first asked for this certificate at %s and never answered: asked again it could issue a second one"
              .formatted(there.asked().get()),
          FailureType.ISSUE_UNPROVEN.name());
    }
    certificates.asking(there.run());
    try {
      String arn =
          issuer.ask(
              new LeafRequest(
                  there.authority(),
                  request,
                  token(there.run()),
                  there.names(),
                  there.from(),
                  there.until()),
              signingAlgorithm);
      certificates.asked(there.run(), arn);
      return arn;
    } catch (AwsServiceException refused) {
      if (first && refusedAtOnce(refused)) {
        certificates.refused(there.run());
      }
      throw refused;
    }
  }

  /**
   * AWS itself has refused the one call that was made: what it answers so, it has not carried out.
   * An answer without a code is of something on the way, which may have lost AWS's own.
   */
  private static boolean refusedAtOnce(AwsServiceException refused) {
    return refused.statusCode() >= 400
        && refused.statusCode() < 500
        && AwsFailures.named(refused)
        && Integer.valueOf(1).equals(refused.numAttempts());
  }

  private static String token(RunId run) {
    return Digest.ofText("certificate of " + run).hex().substring(0, LONGEST_TOKEN);
  }

  private <T> T acting(IssuedCertificate there, Function<AwsClients, T> work) {
    return sessions.acting(
        Duty.ISSUE, there.authority().account(), there.authority().region(), there.run(), work);
  }

  private static ApplicationFailure drifted(String sentence) {
    return ApplicationFailure.newNonRetryableFailure(sentence, FailureType.DRIFTED.name());
  }
}
