package io.kedgeline.starters.api;

import io.kedgeline.domain.audit.JournalEntry;
import java.util.List;

/** A run's journal, oldest entry first. */
public record HistoryView(List<JournalEntry> entries) {

  public HistoryView {
    entries = List.copyOf(entries);
  }
}
