package io.kedgeline.activities.posture;

import io.kedgeline.activities.http.FetchFailures;
import io.kedgeline.activities.http.JsonFetch;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.posture.PostureReport;
import io.kedgeline.workflows.port.FailureType;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Reports of devices by the contract of {@code docs/posture.md}: {@code GET /v1/devices/{id}},
 * answered with one report, or with 404 and the problem {@code DEVICE_UNKNOWN} where there is none.
 */
public final class DeviceManagement implements AutoCloseable {

  /** What asking fails with. */
  static final FetchFailures FAILURES =
      new FetchFailures(
          "denied: posture unknown: device management",
          FailureType.POSTURE_UNAVAILABLE,
          FailureType.POSTURE_UNREADABLE);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String UNKNOWN = "DEVICE_UNKNOWN";

  private final URI base;
  private final JsonFetch fetch;

  /** Reads there. */
  public DeviceManagement(PostureAccess access) {
    this(access, PATIENCE);
  }

  /** The same with another patience for one answer. */
  DeviceManagement(PostureAccess access, Duration patience) {
    this.base = access.base();
    this.fetch = new JsonFetch(FAILURES, access.token(), patience);
  }

  /**
   * The report of this device as it is now, or nothing when there is none.
   *
   * @throws io.temporal.failure.ApplicationFailure {@code POSTURE_UNAVAILABLE} when it could not be
   *     asked, to be tried again; {@code POSTURE_UNREADABLE}, for good, when what it answered
   *     cannot be believed. Never does a doubtful answer count as a report.
   */
  public Optional<PostureReport> find(DeviceId device) {
    return fetch
        .find(base.resolve("/v1/devices/" + device), UNKNOWN)
        .map(node -> new WrittenReport(node).report(device));
  }

  @Override
  public void close() {
    fetch.close();
  }
}
