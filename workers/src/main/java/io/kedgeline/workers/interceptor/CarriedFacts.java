package io.kedgeline.workers.interceptor;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.workflows.governed.CarriesFacts;
import io.kedgeline.workflows.governed.FactLog;
import java.util.List;

/**
 * Which facts may ride in a task: those that a workflow can know, under the keys of the execution
 * that asks. What a worker did is said by the worker that did it, what a server could not tell by
 * the server, and by nobody else.
 */
final class CarriedFacts {

  private CarriedFacts() {}

  /** The facts of this task that are the execution's own to tell. */
  static List<Fact> tellable(CarriesFacts carrier, String execution) {
    return carrier.facts().stream().filter(fact -> tellable(fact, execution)).toList();
  }

  private static boolean tellable(Fact fact, String execution) {
    return fact.key().startsWith(FactLog.prefix(execution))
        && fact.kind().observer() == FactKind.Observer.WORKFLOW
        && !fact.actor().startsWith("worker/")
        && !fact.actor().startsWith("server/");
  }
}
