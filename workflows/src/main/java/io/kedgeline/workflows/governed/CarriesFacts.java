package io.kedgeline.workflows.governed;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.RunId;
import java.util.List;

/** An activity's input in which facts ride to the journal: the history is the spool. */
public interface CarriesFacts {

  /**
   * The run that is acted for. The worker refuses a task whose run is not the one that the engine
   * says asks for it: nobody acts on, or records for, another run.
   */
  RunId run();

  /** Facts that are journalled before the activity does anything; telling one twice is harmless. */
  List<Fact> facts();
}
