package io.kedgeline.domain.issuance;

import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.time.Duration;
import java.util.Optional;

/**
 * A certificate that is to be issued, as its plan has it: for a device, or for the holder of one
 * window.
 *
 * @param run the run, which has one certificate
 * @param device the device and as what it is enrolled; nothing for a window's holder
 * @param person whose device it is, or who holds the window
 * @param profile by which it gets in
 * @param role as which
 * @param anchor where it is presented
 * @param authority who issues it
 * @param names what it says
 * @param validity how long it is valid
 * @param session how long its sessions are
 */
public record CertificateOrder(
    RunId run,
    Optional<Device> device,
    PersonId person,
    ProfileArn profile,
    RoleArn role,
    TrustAnchorArn anchor,
    CertificateAuthorityArn authority,
    CertificateNames names,
    Duration validity,
    Duration session) {

  /**
   * A device that is enrolled.
   *
   * @param id the device
   * @param persona as what
   */
  public record Device(DeviceId id, Persona persona) {}

  /** What this plan of an enrollment has issued. */
  public static CertificateOrder of(EnrollmentPlan plan) {
    return new CertificateOrder(
        plan.run(),
        Optional.of(new Device(plan.request().device(), plan.request().persona())),
        plan.request().consumer(),
        plan.profile().profile(),
        plan.profile().role(),
        plan.profile().anchor(),
        plan.authority(),
        plan.names(),
        plan.validity(),
        plan.session());
  }

  /**
   * What this plan of a window has issued, if it has anything issued.
   *
   * @param session how long sessions of break-glass profiles are
   */
  public static Optional<CertificateOrder> of(WindowPlan plan, Duration session) {
    return plan.certificate().map(certificate -> of(plan, certificate, session));
  }

  private static CertificateOrder of(
      WindowPlan plan, HolderCertificate certificate, Duration session) {
    return new CertificateOrder(
        plan.run(),
        Optional.empty(),
        plan.request().holder(),
        plan.request().profile(),
        plan.role(),
        plan.trustAnchor(),
        certificate.authority(),
        certificate.names(),
        certificate.validity(),
        session);
  }

  /** Whom it is for, in words. */
  public String bearer() {
    return device.map(there -> there.id().toString()).orElseGet(names::commonName);
  }
}
