package io.kedgeline.twins.aws.events;

import java.net.URI;

/**
 * An API destination with its connection (EventBridge User Guide, "API destinations").
 *
 * @param address where events are posted
 * @param header the header that carries the key
 * @param key the connection's API key, never printed
 */
public record EventTarget(URI address, String header, String key) {

  @Override
  public String toString() {
    return "EventTarget[" + address + ", " + header + "]";
  }
}
