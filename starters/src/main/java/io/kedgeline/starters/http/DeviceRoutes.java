package io.kedgeline.starters.http;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.enrollment.BootstrapSecret;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.enrollment.TokenRefusal;
import io.kedgeline.domain.enrollment.TokenShown;
import io.kedgeline.starters.api.BundleDocument;
import io.kedgeline.starters.api.CertificateRequestPem;
import io.kedgeline.starters.api.DeviceProgress;
import io.kedgeline.starters.api.RunKind;
import io.kedgeline.starters.desk.EnrollmentDesk;
import java.util.List;
import java.util.Optional;

/**
 * The device's door below {@code /v1/enrollments}: a device signs in nowhere, its bootstrap token
 * is the bearer token of these two calls (RFC 6750 §2.1).
 */
final class DeviceRoutes {

  private static final String PATH = RunKind.ENROLLMENT.path();
  private static final String SCHEME = "Bearer ";

  private final EnrollmentDesk desk;

  DeviceRoutes(EnrollmentDesk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.openPost(PATH + "/{change}/requests", this::present),
        Route.openGet(PATH + "/{change}/bundle", this::bundle));
  }

  /** What a device sends. */
  private record Shown(DeviceId device, Persona persona, String certificateRequest) {}

  private Answer present(Call call) {
    BootstrapSecret secret = secret(call);
    Shown shown = call.body(DeviceRoutes::read);
    return Refusals.answer(
        desk.present(
            EnrollmentRoutes.run(call),
            new TokenShown(secret, shown.device(), shown.persona()),
            shown.certificateRequest()));
  }

  private Answer bundle(Call call) {
    EnrollmentDesk.Progress progress = desk.progress(EnrollmentRoutes.run(call), secret(call));
    return Answer.ok(
        new DeviceProgress(
            progress.state(), progress.reason(), progress.bundle().map(BundleDocument::of)));
  }

  private static Optional<Shown> read(Section body) {
    Optional<DeviceId> device = body.named("device", DeviceId::new);
    Optional<Persona> persona = body.named("persona", Persona::new);
    Optional<String> request = CertificateRequestPem.in(body, "certificateRequest");
    return body.sound()
        ? Optional.of(new Shown(device.orElseThrow(), persona.orElseThrow(), request.orElseThrow()))
        : Optional.empty();
  }

  /** One sentence for each reason, as for tokens that are read. */
  private static BootstrapSecret secret(Call call) {
    return call.soleHeader("Authorization")
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .flatMap(header -> BootstrapSecret.read(header.substring(SCHEME.length()).strip()))
        .orElseThrow(
            () -> Problem.of(401, "Not enrolled by this", "TOKEN_REFUSED", TokenRefusal.OUTWARD));
  }
}
