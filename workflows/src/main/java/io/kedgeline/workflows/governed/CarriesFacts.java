package io.kedgeline.workflows.governed;

import io.kedgeline.domain.audit.Fact;
import java.util.List;

/** An activity's input in which facts ride to the journal: the history is the spool. */
public interface CarriesFacts {

  /** Facts that are journalled before the activity does anything; telling one twice is harmless. */
  List<Fact> facts();
}
