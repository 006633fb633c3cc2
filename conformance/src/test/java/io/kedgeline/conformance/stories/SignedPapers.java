package io.kedgeline.conformance.stories;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.enrollment.RegisteredProfile;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.sandbox.world.InventedDevice;
import io.kedgeline.workflows.governed.CertificateAct;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.WarrantPapers;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signed papers of an enrollment, after an interceptor has judged them. */
final class SignedPapers {

  private static final String END = "0a1b2c3d-0000-1111-2222-333344440001";
  private static final String PLACE = "eu-central-1:111122223333:";

  private final KeyPair pair;
  private final CertificateAuthorityArn authority;
  private final String device;
  private final InventedDevice request;

  SignedPapers(CertificateAuthorityArn authority, String device) {
    this.authority = authority;
    this.device = device;
    this.request = InventedDevice.of(device, uri(device));
    try {
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Whoever believes the server of these papers believes this. */
  Keyring keyring() {
    return Keyring.of(
        Map.of("server", Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
  }

  InventedDevice request() {
    return request;
  }

  CertificateAct act(RunId run, Instant now) {
    EnrollmentPlan plan = plan(run, now);
    ActHeader header =
        new ActHeader(run, new PersonId("maya"), "test", "nonce-" + run, now, now.plusSeconds(300));
    return new CertificateAct(
        run,
        new WarrantPapers(
            plan, sign(new Act.Request(header, plan.request())), Optional.empty(), List.of()),
        sign(
            new Act.Presentation(
                header,
                "first",
                plan.request().device(),
                plan.request().persona(),
                Digest.ofText("a token"),
                request.pem())),
        List.of());
  }

  private EnrollmentPlan plan(RunId run, Instant now) {
    return new EnrollmentPlan(
        run,
        "first",
        1,
        new EnrollmentRequest(
            new ChangeId(run.change()),
            new DeviceId(device),
            new Persona("analyst-laptop"),
            new PersonId("olga"),
            "sec-readonly",
            "production",
            "a test enrols a laptop"),
        new PersonId("maya"),
        new RegisteredProfile(
            new RunId("RB-02/CHG-9"),
            "sec-readonly",
            new ProfileArn("arn:aws:rolesanywhere:" + PLACE + "profile/" + END),
            new RoleArn("arn:aws:iam::111122223333:role/exacttr/ExactTR-SecurityReadOnly"),
            new TrustAnchorArn("arn:aws:rolesanywhere:" + PLACE + "trust-anchor/" + END),
            Map.of()),
        authority,
        new CertificateNames(Map.of("CN", device, "OU", "prod"), Optional.of(uri(device))),
        Duration.ofDays(30),
        Duration.ofHours(1),
        Duration.ofDays(3),
        List.of(),
        Digest.ofText("the rulebook"),
        Digest.ofText("the state"),
        now,
        now,
        now.plusSeconds(300),
        List.of());
  }

  private static String uri(String device) {
    return "urn:exacttr:device:" + device;
  }

  private SignedAct sign(Act act) {
    String payload = CanonicalJson.write(act);
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(Keyring.signedOctets(payload));
      return new SignedAct(payload, "server", Base64.getEncoder().encodeToString(signer.sign()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
