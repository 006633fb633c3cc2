package io.kedgeline.domain.posture;

import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import java.time.Instant;
import java.util.Optional;

/**
 * What the company's device management says of one device.
 *
 * @param device whose report it is
 * @param persona as what the device is registered there
 * @param asOf when the device itself last said so, not when it was asked for
 * @param diskEncrypted whether its disks are encrypted
 * @param edrRunning whether its endpoint detection runs
 * @param firewallOn whether its firewall is on
 * @param kernelReleasesBehind how many releases its running kernel is behind the newest for it: 0
 *     for N, 1 for N-1; nothing when unknown
 * @param attestation where its key lies; nothing when unknown
 */
public record PostureReport(
    DeviceId device,
    Persona persona,
    Instant asOf,
    Claim diskEncrypted,
    Claim edrRunning,
    Claim firewallOn,
    Optional<Integer> kernelReleasesBehind,
    Optional<KeyAttestation> attestation) {

  public PostureReport {
    if (kernelReleasesBehind.filter(behind -> behind < 0).isPresent()) {
      throw new IllegalArgumentException("kernelReleasesBehind: must not be negative");
    }
  }
}
