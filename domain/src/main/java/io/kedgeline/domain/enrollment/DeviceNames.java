package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.trustpolicy.Glob;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names that a device's certificate gets: its common name is the device's own, so that sessions
 * tell the device; the rest is what the profile lets in.
 */
public final class DeviceNames {

  private DeviceNames() {}

  /**
   * The names, or nothing where the profile lets in no URI of this device.
   *
   * @param attributes what the profile's trust policy asks for
   * @param urnSpaces how URIs of the company's begin; the first that gets in is taken
   */
  public static Optional<CertificateNames> of(
      DeviceId device, Map<String, String> attributes, List<String> urnSpaces) {
    Optional<String> pattern = Optional.ofNullable(attributes.get(TrustPolicyRules.URI));
    return urnSpaces.stream()
        .map(space -> space + device)
        .filter(uri -> pattern.filter(wanted -> !Glob.matches(wanted, uri)).isEmpty())
        .findFirst()
        .map(uri -> CertificateNames.admitted(device.value(), attributes, Optional.of(uri)));
  }
}
