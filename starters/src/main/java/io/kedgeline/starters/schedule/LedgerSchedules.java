package io.kedgeline.starters.schedule;

import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.ledger.schedule.ScheduleTable;
import io.kedgeline.ledger.schedule.ScheduleTable.Applied;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps schedules in the ledger, where the engine has none; the {@link Ticker} goes by them. */
public final class LedgerSchedules implements ScheduleEngine {

  private final ScheduleTable table;
  private final InstantSource clock;

  /** Keeps them in this table. */
  public LedgerSchedules(ScheduleTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Set<String> names() {
    return table.applied().stream().map(Applied::name).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<KeptSchedule> find(Schedule declared) {
    return table.applied().stream()
        .filter(applied -> applied.name().equals(declared.name()))
        .findFirst()
        .map(applied ->
            new KeptSchedule(
                applied.digest().matches(declared.digest())
                    ? List.of()
                    : List.of("what is declared is not what was applied"),
                applied
                    .pausedAt()
                    .map(at -> new KeptSchedule.Pause(at, applied.pausedWhy().orElse("")))));
  }

  @Override
  public void put(Schedule declared) {
    table.apply(declared.name(), declared.digest());
  }

  @Override
  public void remove(String name) {
    table.remove(name);
  }

  @Override
  public boolean pause(String name, String why) {
    return table.pause(name, clock.instant(), why);
  }

  @Override
  public boolean resume(String name, String why) {
    return table.resume(name);
  }
}
