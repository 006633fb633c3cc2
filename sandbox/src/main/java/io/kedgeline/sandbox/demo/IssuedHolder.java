package io.kedgeline.sandbox.demo;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedDevice;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.HolderDesk;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.workflows.breakglass.HolderCertificateView;
import io.kedgeline.workflows.governed.ActAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A holder without a certificate: shows a key for one window, and gets a certificate for it. */
public final class IssuedHolder {

  private final Sandbox sandbox;
  private final PersonId person;
  private final InventedDevice machine;

  /** This holder, with a key of their own for one window. */
  public IssuedHolder(Sandbox sandbox, PersonId person) {
    this.sandbox = sandbox;
    this.person = person;
    this.machine = InventedDevice.of("holder", "urn:exacttr:device:holder-0001");
  }

  /** The request for a certificate, signed with the key. */
  public String certificateRequest() {
    return machine.pem();
  }

  /** Shows the key to the run. */
  public ActAnswer showsKey(RunId run) {
    return shows(run, machine.pem());
  }

  /** Shows this request to the run. */
  public ActAnswer shows(RunId run, String request) {
    return desk().presentKey(Caller.of(person, "demo"), run, request);
  }

  /** How the run says that the certificate stands. */
  public HolderCertificateView certificate(RunId run) {
    return desk().certificate(run);
  }

  /** The certificate that was issued for this holder's key. */
  public CertificateIdentity identity(BootstrapBundle bundle) {
    try {
      return new CertificateIdentity(
          machine.key(),
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(
                          bundle.certificate().getBytes(StandardCharsets.US_ASCII))),
          List.of());
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("the certificate cannot be read", unreadable);
    }
  }

  /** Asks for a session with the certificate, signed with the holder's key. */
  public SessionAnswer ask(BootstrapBundle bundle) {
    try {
      return sandbox
          .sessions()
          .ask(identity(bundle), bundle.profile(), bundle.role(), bundle.trustAnchor());
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException("the holder could not ask", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while asking", stopped);
    }
  }

  /** Calls {@code iam:GetRole} on the session's own role; what AWS answers in one word or more. */
  public String call(AwsSessionCredentials session) {
    return new Holder(sandbox, person).call(session, sandbox.issuer().role());
  }

  private HolderDesk desk() {
    return new HolderDesk(sandbox.desk(), new RunArchive(sandbox.client(), sandbox.ledger()));
  }
}
