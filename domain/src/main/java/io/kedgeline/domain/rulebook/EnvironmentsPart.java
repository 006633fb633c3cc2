package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads {@code environments}. */
final class EnvironmentsPart {

  static final String OTHER_ACCOUNT = "must be a policy of the environment's account";
  private static final int MOST = 50;

  private EnvironmentsPart() {}

  static List<Environment> read(Section runbook) {
    return read(
        runbook,
        (section, place) ->
            section.sound() ? section.checked(place::build) : Optional.<Environment>empty());
  }

  /**
   * The entries of the list, each as far as it could be read.
   *
   * @param entry reads what an entry says beside the environment; nothing where it has a fault
   */
  static <T> List<T> read(Section runbook, BiFunction<Section, Place, Optional<T>> entry) {
    return read(runbook, names(runbook), entry);
  }

  /** What takes the names of a runbook's environments, each once. */
  static Unique<String> names(Section runbook) {
    return new Unique<>("an environment is listed once", runbook.faults());
  }

  /**
   * The same where other lists have environments too.
   *
   * @param names takes the names of all of them
   */
  static <T> List<T> read(
      Section runbook, Unique<String> names, BiFunction<Section, Place, Optional<T>> entry) {
    List<T> environments = new ArrayList<>();
    for (Section section : runbook.sections("environments", MOST)) {
      Place place = Place.read(section);
      names.take(place.name(), section.at("name"));
      entry.apply(section, place).ifPresent(environments::add);
    }
    return environments;
  }

  /** An environment as far as it could be read. */
  record Place(
      Optional<String> name,
      Optional<AccountId> account,
      Optional<Region> region,
      Optional<PolicyArn> boundary) {

    private static Place read(Section section) {
      return new Place(
          section.text("name", NameShape.LABEL),
          section.named("account", AccountId::new),
          section.named("region", Region::new),
          section.named("boundary", PolicyArn::new));
    }

    /** The environment, once its entry has no fault. */
    Environment build() {
      return new Environment(
          name.orElseThrow(), account.orElseThrow(), region.orElseThrow(), boundary.orElseThrow());
    }
  }
}
