package io.kedgeline.sandbox.demo.onboarding;

import static io.kedgeline.sandbox.world.InventedPeople.CUSTODIAN;
import static io.kedgeline.sandbox.world.InventedPeople.PROFILE_ADMIN;
import static io.kedgeline.sandbox.world.InventedPeople.SECOND_HOLDER;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.enrollment.DeviceFiles;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Transcript;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedDevice;
import io.kedgeline.starters.api.BundleDocument;
import io.kedgeline.starters.api.DeviceProgress;
import io.kedgeline.starters.api.DeviceRequest;
import io.kedgeline.starters.api.EnrollmentAsked;
import io.kedgeline.starters.api.EnrollmentView;
import io.kedgeline.starters.api.TokenView;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.client.ApiRefusal;
import java.util.Optional;

/** RB-03: a laptop is enrolled, with a token that works once, and gets in. */
final class ConsumerScene {

  static final ChangeId CHANGE = new ChangeId("CHG-2005");
  static final String DEVICE = "laptop-0042";

  private static final String PERSONA = "analyst-laptop";
  private static final DeviceFiles FILES =
      new DeviceFiles(
          "/usr/local/bin/aws_signing_helper",
          "/var/lib/exacttr/certificate.pem",
          "handle:0x81000101",
          Optional.empty());

  private final Sandbox sandbox;
  private final Transcript transcript;
  private final ApiClient carl;
  private final InventedDevice laptop = InventedDevice.of(DEVICE, "urn:exacttr:device:" + DEVICE);
  private Optional<BootstrapBundle> got = Optional.empty();

  ConsumerScene(Sandbox sandbox, Transcript transcript) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.carl = sandbox.as(CUSTODIAN);
  }

  RunId tell() {
    RunId run = ask(CHANGE);
    EnrollmentView planned = until(EnrollmentState.AWAITING_APPROVAL);
    new Approvals(sandbox)
        .approve(PROFILE_ADMIN, run, "profile-admin", planned.digest().orElseThrow().hex());
    var awaited = until(EnrollmentState.AWAITING_DEVICE);
    transcript.say(
        "carl",
        "asks that lena's %s be enrolled; hana approves: %s".formatted(DEVICE, awaited.state()));
    sandbox.devices().register(DEVICE, PERSONA, laptop.publicKey().hex());
    TokenView token = sandbox.as(SECOND_HOLDER).bootstrapToken(CHANGE);
    transcript.say("lena", "has its one-time token made, good until " + token.expires());
    ApiClient device = new ApiClient(sandbox.server(), Optional.of(token.token()));
    refused(device);
    present(device);
    getsIn(device);
    return run;
  }

  RunId ask(ChangeId change) {
    sandbox.recordChange(change, DEVICE, CUSTODIAN);
    return carl.request(
            new EnrollmentAsked(
                change.value(),
                DEVICE,
                PERSONA,
                SECOND_HOLDER.value(),
                "sec-readonly",
                Ground.ENVIRONMENT,
                "a new laptop for the analysts"))
        .run();
  }

  private void refused(ApiClient device) {
    String other = answer(device, "laptop-0666");
    transcript.prove(
        "thief", "shows the token from laptop-0666: " + other, other.equals("TOKEN_REFUSED"));
  }

  private void present(ApiClient device) {
    String first = answer(device, DEVICE);
    String again = answer(device, DEVICE);
    transcript.prove(
        "laptop",
        "shows its request with the token: %s; shown once more: %s".formatted(first, again),
        first.equals("taken") && !again.equals("taken"));
    DeviceProgress progress =
        Waiting.until(
            () -> Optional.of(device.deviceProgress(CHANGE)),
            seen -> seen.bundle().isPresent() || seen.state().last(),
            DEVICE + " to get its certificate");
    got = progress.bundle().map(BundleDocument::bundle);
    transcript.prove(
        "kedgeline",
        "checked request and posture, had it issued: "
            + got.map(bundle -> bundle.awsConfig("exacttr", FILES).lines().toList().getLast())
                .orElse(progress.state() + ", " + progress.reason().orElse("")),
        got.isPresent());
  }

  private String answer(ApiClient device, String name) {
    try {
      var unused = device.present(CHANGE, new DeviceRequest(name, PERSONA, laptop.pem()));
      return "taken";
    } catch (ApiRefusal refused) {
      return refused.problem().code();
    }
  }

  private void getsIn(ApiClient device) {
    SessionAnswer answer = Certificates.ask(sandbox, laptop.key(), bundle());
    transcript.prove(
        "laptop",
        "asks Roles Anywhere with its own signature: " + Holder.sentence(answer),
        answer instanceof SessionAnswer.Granted);
    sandbox.aws().levers().events().deliverDue();
    DeviceProgress enrolled =
        Waiting.until(
            () -> Optional.of(device.deviceProgress(CHANGE)),
            seen -> seen.state().last(),
            DEVICE + " to be seen");
    transcript.prove(
        "kedgeline",
        "heard of it by AWS's event, and read it: " + enrolled.state(),
        enrolled.state() == EnrollmentState.REGISTERED);
  }

  /** What the device got. */
  BootstrapBundle bundle() {
    return got.orElseThrow(() -> new IllegalStateException(DEVICE + " got no certificate"));
  }

  private EnrollmentView until(EnrollmentState state) {
    EnrollmentView seen =
        Waiting.until(
            () -> Optional.of(carl.enrollment(CHANGE)),
            view -> view.state() == state || view.state().last(),
            CHANGE + " to be " + state);
    if (seen.state() != state) {
      throw new IllegalStateException(
          "%s is %s: %s".formatted(seen.run(), seen.state(), seen.reason().orElse("")));
    }
    return seen;
  }
}
