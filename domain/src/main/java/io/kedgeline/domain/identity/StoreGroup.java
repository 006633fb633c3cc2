package io.kedgeline.domain.identity;

import java.util.Optional;
import java.util.Set;

/**
 * A group as an identity store tells it.
 *
 * @param id which AWS gives
 * @param name its display name, if it has one
 */
public record StoreGroup(String id, Optional<String> name) {

  /** Which of these it is, octet by octet, if it is any. */
  public Optional<GroupName> among(Set<GroupName> groups) {
    return name.flatMap(
        told -> groups.stream().filter(group -> group.value().equals(told)).findFirst());
  }
}
