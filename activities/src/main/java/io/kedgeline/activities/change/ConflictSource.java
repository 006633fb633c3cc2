package io.kedgeline.activities.change;

/** Where ServiceNow is asked what it knows of conflicts. */
public enum ConflictSource {
  /** Its Change Management API, which names them: {@code /api/sn_chg_rest/change/ID/conflict}. */
  API,
  /** The field {@code conflict_status} of the record, which names none and has no time. */
  TABLE
}
