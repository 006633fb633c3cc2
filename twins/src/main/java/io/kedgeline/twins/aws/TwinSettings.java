package io.kedgeline.twins.aws;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a twin is started.
 *
 * @param host the address to listen on, 127.0.0.1 where nobody else shall call
 * @param port its port, or 0 for a free one
 * @param folder where everything is kept that AWS remembers; without one it ends with the twin
 * @param throttled whether AWS's request quotas are kept
 */
public record TwinSettings(InetAddress host, int port, Optional<Path> folder, boolean throttled) {

  /** A free port of 127.0.0.1, nothing kept, no quotas. */
  public static TwinSettings usual() {
    return new TwinSettings(InetAddress.getLoopbackAddress(), 0, Optional.empty(), false);
  }

  /** The same on this port. */
  public TwinSettings onPort(int number) {
    return new TwinSettings(host, number, folder, throttled);
  }

  /** The same, kept in this folder. */
  public TwinSettings keptIn(Path place) {
    return new TwinSettings(host, port, Optional.of(place), throttled);
  }
}
