package io.kedgeline.workers.doctor;

import io.kedgeline.activities.posture.DeviceManagement;
import io.kedgeline.activities.posture.PostureAccess;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.workers.config.PostureSettings;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether device management can be asked, where the rulebook says what devices must show. */
record DevicesCheck(WorkerConfig config, LoadedRulebook rulebook) implements Check {

  /** A device that there need not be. */
  static final DeviceId ANY = new DeviceId("doctor-0");

  @Override
  public String name() {
    return "devices";
  }

  @Override
  public List<Finding> findings() {
    Optional<Finding> untold =
        PostureSettings.missing(config.posture(), config.duties(), rulebook)
            .map(fault -> Ailment.SETTINGS_UNUSABLE.of("posture.url", fault));
    Optional<Finding> silent =
        config
            .posture()
            .filter(access -> rulebook.rulebook().posture().isPresent())
            .flatMap(DevicesCheck::silent);
    return Stream.of(untold, silent).flatMap(Optional::stream).toList();
  }

  private static Optional<Finding> silent(PostureAccess access) {
    try (DeviceManagement devices = new DeviceManagement(access)) {
      devices.find(ANY);
      return Optional.empty();
    } catch (ApplicationFailure failed) {
      return Optional.of(
          Ailment.DEVICE_MANAGEMENT_UNUSABLE.of(
              access.base().toString(), failed.getOriginalMessage()));
    }
  }
}
