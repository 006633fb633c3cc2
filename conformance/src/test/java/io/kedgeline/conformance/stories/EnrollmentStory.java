package io.kedgeline.conformance.stories;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.enrollment.BootstrapSecret;
import io.kedgeline.domain.enrollment.BootstrapToken;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.enrollment.Redemption;
import io.kedgeline.domain.enrollment.TokenRefusal;
import io.kedgeline.domain.enrollment.TokenShown;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.issuance.IssuedCertificate;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.BootstrapTokenTable;
import io.kedgeline.ledger.registry.IssuedCertificateTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedDevice;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.evidence.EvidenceFinding;
import io.kedgeline.starters.evidence.EvidenceVerifier;
import io.kedgeline.workflows.enrollment.EnrollmentOutcome;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.RunStatus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What stories of enrollments do over and over: ask, vote, come with a token, look. */
final class EnrollmentStory {

  static final Persona ANALYST = new Persona("analyst-laptop");
  static final PersonId MANAGER = InventedPeople.CUSTODIAN;
  static final PersonId CONSUMER = InventedPeople.SECOND_HOLDER;

  private static final AtomicInteger CHANGES = new AtomicInteger(8000);
  private static final String PROFILE = "sec-readonly";

  private final Sandbox sandbox;
  private final BootstrapTokenTable tokens;

  EnrollmentStory(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.tokens = new BootstrapTokenTable(sandbox.ledger());
  }

  /** A device's request in its own name. */
  static InventedDevice laptop(DeviceId device) {
    return InventedDevice.of(device.value(), "urn:exacttr:device:" + device);
  }

  EnrollmentRequest request(DeviceId device) {
    new Story(sandbox).peopleAreReadAgain();
    ChangeId change = new ChangeId("CHG-" + CHANGES.incrementAndGet());
    sandbox.recordChange(change, device.value(), MANAGER);
    return new EnrollmentRequest(
        change, device, ANALYST, CONSUMER, PROFILE, "production", "a story that a test tells");
  }

  RunId asked(DeviceId device) {
    return sandbox.desk().request(Caller.of(MANAGER, "test"), request(device));
  }

  ActAnswer approve(RunId run, PersonId person) {
    Digest plan = sandbox.desk().plan(run).digest().orElseThrow();
    return sandbox
        .desk()
        .vote(
            Caller.of(person, "test"),
            run,
            plan,
            Optional.of("profile-admin"),
            Decision.APPROVE,
            "so it is",
            Optional.empty());
  }

  /** Asked for, approved, and waiting for this device. */
  RunId awaiting(DeviceId device) {
    RunId run = asked(device);
    until(run, EnrollmentState.AWAITING_APPROVAL);
    approve(run, InventedPeople.PROFILE_ADMIN);
    until(run, EnrollmentState.AWAITING_DEVICE);
    return run;
  }

  /** Device management knows this device, and its key lies in hardware. */
  void fit(DeviceId device, InventedDevice request) {
    sandbox.devices().register(device.value(), ANALYST.value(), request.publicKey().hex());
  }

  /** A token for this device and run. */
  BootstrapSecret token(RunId run, DeviceId device) {
    byte[] drawn = new byte[BootstrapSecret.OCTETS];
    new SecureRandom().nextBytes(drawn);
    BootstrapSecret secret = BootstrapSecret.of(drawn);
    tokens.issue(
        BootstrapToken.issue(
            secret,
            run,
            device,
            ANALYST,
            PROFILE,
            CONSUMER,
            sandbox.clock().instant().truncatedTo(ChronoUnit.MICROS),
            sandbox.rulebook().rulebook().enrollment().orElseThrow()));
    return secret;
  }

  /** The device shows its request with this token, as the server's door lets it. */
  ActAnswer shown(RunId run, DeviceId device, BootstrapSecret secret, InventedDevice request) {
    Redemption redemption =
        tokens.redeem(new TokenShown(secret, device, ANALYST), run, sandbox.clock().instant());
    return switch (redemption) {
      case Redemption.Redeemed redeemed -> signed(run, device, redeemed.token().hash(), request);
      case Redemption.Refused refused ->
          new ActAnswer.Refused(refused.reason().name(), TokenRefusal.OUTWARD);
    };
  }

  /** The server signs that the device showed its request with the token of this hash. */
  ActAnswer signed(RunId run, DeviceId device, Digest token, InventedDevice request) {
    return sandbox
        .desk()
        .present(Caller.of(CONSUMER, "device"), run, device, ANALYST, token, request.pem());
  }

  /** The whole way up to a certificate that nobody has used yet. */
  RunId issued(DeviceId device, InventedDevice request) {
    RunId run = awaiting(device);
    fit(device, request);
    shown(run, device, token(run, device), request);
    until(run, EnrollmentState.AWAITING_SESSION);
    return run;
  }

  /** The device asks Roles Anywhere for a session with what it got and the key that it has. */
  SessionAnswer signsIn(BootstrapBundle bundle, InventedDevice request) throws Exception {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(
                        bundle.certificate().getBytes(StandardCharsets.US_ASCII)));
    return sandbox
        .sessions()
        .ask(
            new CertificateIdentity(request.key(), certificate, List.of()),
            bundle.profile(),
            bundle.role(),
            bundle.trustAnchor());
  }

  /** Waits for this state, or for one that nothing follows. */
  RunState until(RunId run, RunState wanted) {
    return Waiting.until(
            () -> status(run),
            found -> found.state().equals(wanted) || found.state().last(),
            run + " to be " + wanted)
        .state();
  }

  private Optional<RunStatus> status(RunId run) {
    try {
      return Optional.of(sandbox.desk().status(run));
    } catch (DeskRefusal notYet) {
      return Optional.empty();
    }
  }

  EnrollmentOutcome outcome(RunId run) {
    return sandbox.client().newUntypedWorkflowStub(run.value()).getResult(EnrollmentOutcome.class);
  }

  /** What the ledger has of the run's certificate. */
  IssuedCertificate kept(RunId run) {
    return new IssuedCertificateTable(sandbox.ledger(), sandbox.clock()).of(run).orElseThrow();
  }

  /** What a verifier of the run's record finds that does not hold. */
  List<EvidenceFinding> contradicted(RunId run) {
    return new EvidenceVerifier(sandbox.trustRoot())
        .verify(new RunArchive(sandbox.client(), sandbox.ledger()).evidence(run)).stream()
            .filter(finding -> !finding.holds())
            .toList();
  }
}
