package io.kedgeline.sandbox.up;

import io.kedgeline.workflows.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a company says of its device management.
 *
 * @param url where it is
 * @param token the worker's token there
 */
record UpDevices(Optional<URI> url, Optional<Path> token) {

  static UpDevices read(Settings settings, boolean plainHttp) {
    return new UpDevices(
        settings.optionalOrigin("posture.url", plainHttp),
        settings.optionalPath("posture.token.file"));
  }

  /** What the worker is told, of this machine's own if there is one. */
  Map<String, Object> settings(Optional<OwnDevices> own) {
    Map<String, Object> settings = new TreeMap<>();
    url.ifPresent(where -> settings.put("posture.url", where));
    token.ifPresent(file -> settings.put("posture.token.file", file));
    own.ifPresent(stand -> {
      settings.put("posture.url", stand.endpoint());
      settings.put("posture.token.file", stand.token());
    });
    return settings;
  }
}
