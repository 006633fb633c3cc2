package io.kedgeline.domain.rulebook;

import static io.kedgeline.domain.rulebook.RulebookFaultsTest.spoiled;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What rules of posture may not be. */
final class PostureFaults {

  private PostureFaults() {}

  static Stream<Arguments> postures() {
    return Stream.of(
        spoiled(
            "a demand that nobody knows",
            t -> t.with("posture/demanded/0", "PATCHED"),
            "posture.demanded[0]",
            "must be one of [DISK_ENCRYPTED, EDR_RUNNING, FIREWALL_ON, KERNEL_CURRENT, KEY_PROTECTED]"),
        spoiled(
            "a demand twice",
            t -> t.with("posture/demanded/1", "DISK_ENCRYPTED"),
            "posture.demanded[1]",
            "is the same as posture.demanded[0]; each is demanded once"),
        spoiled(
            "a report of the last month",
            t -> t.with("posture/maximumAge", "PT720H"),
            "posture.maximumAge",
            "must be PT1M to PT168H"),
        spoiled(
            "any kernel",
            t -> t.with("posture/kernelReleasesBehind", 11),
            "posture.kernelReleasesBehind",
            "must be 0 to 10"),
        spoiled(
            "a key that can be copied",
            t -> t.with("posture/keyProtections/0", "NONE"),
            "posture.keyProtections[0]",
            "must be one of [TPM, SECURE_ENCLAVE, HSM]"),
        spoiled(
            "a protection twice",
            t -> t.with("posture/keyProtections/1", "TPM"),
            "posture.keyProtections[1]",
            "is the same as posture.keyProtections[0]; each is listed once where a key may lie"));
  }
}
