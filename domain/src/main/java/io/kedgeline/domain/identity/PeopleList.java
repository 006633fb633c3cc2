package io.kedgeline.domain.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everybody, as a source of people has them.
 *
 * @param asOf when the source last knew this to be true, if it says so
 * @param entries each person once
 */
public record PeopleList(Optional<Instant> asOf, List<DirectoryEntry> entries) {

  public PeopleList {
    entries = List.copyOf(entries);
  }
}
