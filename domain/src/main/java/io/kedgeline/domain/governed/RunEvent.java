package io.kedgeline.domain.governed;

/** What moves a run from one state to another. */
public interface RunEvent {

  /** The event's name. */
  String name();
}
