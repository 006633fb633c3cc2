package io.kedgeline.twins.posture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/**
 * What is kept of one device.
 *
 * @param said the members of its report but {@code device} and {@code asOf}
 * @param asOf when it said so
 * @param turned what it is made to be
 */
record DeviceSheet(ObjectNode said, Instant asOf, DeviceSwitch turned) {

  private static final int OLD = 3;

  DeviceSheet turn(DeviceSwitch to) {
    return new DeviceSheet(said, asOf, to);
  }

  /** Its report, as it is made to be. */
  ObjectNode report(String device) {
    ObjectNode report = said.deepCopy();
    report.put("device", turned == DeviceSwitch.ANOTHER_DEVICE ? "another-" + device : device);
    report.put("asOf", reported().toString());
    switch (turned) {
      case DISK_NOT_ENCRYPTED -> report.put("diskEncrypted", false);
      case EDR_NOT_RUNNING -> report.put("edrRunning", false);
      case FIREWALL_OFF -> report.put("firewallOn", false);
      case KERNEL_TOO_OLD -> report.put("kernelReleasesBehind", OLD);
      case KEY_IN_SOFTWARE -> report.withObject("attestation").put("protection", "NONE");
      case OTHER_KEY -> report.withObject("attestation").put("key", "0".repeat(64));
      case DISK_UNSAID -> report.remove("diskEncrypted");
      case EDR_UNSAID -> report.remove("edrRunning");
      case FIREWALL_UNSAID -> report.remove("firewallOn");
      case KERNEL_UNSAID -> report.remove("kernelReleasesBehind");
      case ATTESTATION_UNSAID -> report.remove("attestation");
      case OTHER_PERSONA -> report.put("persona", "somebody-elses");
      case MORE_MEMBERS -> report.put("disk_encrypted", true);
      default -> {}
    }
    return report;
  }

  private Instant reported() {
    return switch (turned) {
      case STALE -> asOf.minus(Duration.ofDays(30));
      case AHEAD -> asOf.plus(Duration.ofDays(1));
      default -> asOf;
    };
  }
}
