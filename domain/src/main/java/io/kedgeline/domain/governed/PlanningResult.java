package io.kedgeline.domain.governed;

import java.util.List;
import java.util.Optional;

/** What planning came to. */
public sealed interface PlanningResult<P extends Plan> {

  /** The plan, if there is one. */
  Optional<P> planned();

  /** Everything that speaks against it; empty when there is a plan, and only then. */
  List<Finding> findings();

  /**
   * The plan can be put to the vote.
   *
   * @param plan the plan
   */
  record Planned<P extends Plan>(P plan) implements PlanningResult<P> {

    @Override
    public Optional<P> planned() {
      return Optional.of(plan);
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }
  }

  /**
   * It cannot.
   *
   * @param findings everything that speaks against it, never empty
   */
  record Unplannable<P extends Plan>(List<Finding> findings) implements PlanningResult<P> {

    public Unplannable {
      findings = List.copyOf(findings);
    }

    @Override
    public Optional<P> planned() {
      return Optional.empty();
    }
  }
}
