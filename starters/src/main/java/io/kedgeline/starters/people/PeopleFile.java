package io.kedgeline.starters.people;

import io.kedgeline.domain.identity.Addition;
import io.kedgeline.domain.identity.AdditionsReader;
import io.kedgeline.domain.identity.AdditionsResult;
import io.kedgeline.domain.identity.PeopleList;
import io.kedgeline.domain.identity.PeopleReader;
import io.kedgeline.domain.identity.PeopleResult;
import io.kedgeline.workflows.wire.DocumentFaults;
import io.kedgeline.workflows.wire.YamlDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** People from {@code people.yaml}: one plain YAML document, at most 4 MB. */
public final class PeopleFile implements PeopleSource {

  private static final int MOST_OCTETS = 4 * 1024 * 1024;
  private static final String SUBJECT = "the list of people";

  private final Path file;

  /** People from this file, read anew each time. */
  public PeopleFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the file.
   *
   * @throws DocumentFaults when it cannot be read or breaks a rule; all faults at once
   */
  @Override
  public PeopleList read() {
    return switch (PeopleReader.read(tree())) {
      case PeopleResult.Valid(var people) -> people;
      case PeopleResult.Faulty(var faults) -> throw new DocumentFaults(SUBJECT, faults);
    };
  }

  /**
   * Reads the file as one that only adds to another source.
   *
   * @throws DocumentFaults when it cannot be read or breaks a rule; all faults at once
   */
  public List<Addition> additions() {
    return switch (AdditionsReader.read(tree())) {
      case AdditionsResult.Valid(var additions) -> additions;
      case AdditionsResult.Faulty(var faults) -> throw new DocumentFaults(SUBJECT, faults);
    };
  }

  private Map<String, Object> tree() {
    return YamlDocument.read(SUBJECT, file, MOST_OCTETS).tree();
  }
}
