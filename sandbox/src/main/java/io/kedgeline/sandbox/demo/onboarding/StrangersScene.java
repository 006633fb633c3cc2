package io.kedgeline.sandbox.demo.onboarding;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Transcript;
import io.kedgeline.sandbox.world.InventedDevice;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who must stay out: another key, another authority of the same name. */
final class StrangersScene {

  private final Sandbox sandbox;
  private final Transcript transcript;
  private final BootstrapBundle bundle;

  StrangersScene(Sandbox sandbox, Transcript transcript, BootstrapBundle bundle) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.bundle = bundle;
  }

  void tell() {
    InventedDevice thief = InventedDevice.of("laptop-0042", "urn:exacttr:device:laptop-0042");
    refused(
        "presents the laptop's certificate with a key of their own",
        Certificates.ask(sandbox, thief.key(), bundle));
    Instant yesterday = sandbox.clock().instant().minus(Duration.ofDays(1));
    Issued forged =
        InventedCa.root("CN=ExactTR Prod Sub CA G2,O=ExactTR", yesterday)
            .issue("CN=laptop-0042,OU=analysts", yesterday, Duration.ofDays(2));
    refused(
        "presents one of the same names, by an authority of the same name",
        Certificates.ask(
            sandbox,
            new CertificateIdentity(forged.key(), forged.certificate(), List.of()),
            bundle));
  }

  private void refused(String what, SessionAnswer answer) {
    transcript.prove(
        "stranger", what + ": " + Holder.sentence(answer), answer instanceof SessionAnswer.Refused);
  }
}
