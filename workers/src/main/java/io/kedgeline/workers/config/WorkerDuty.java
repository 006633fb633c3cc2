package io.kedgeline.workers.config;

import io.kedgeline.activities.aws.Duty;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.workflows.governed.TaskQueues;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a worker's process does. Each duty has a task queue, one executor role and a group of
 * database users of its own, so that duties can be kept apart by process, by credentials and by
 * machine.
 */
public enum WorkerDuty {
  /** Runs workflows, reads, proves and records: all that changes nothing in AWS. */
  RUNBOOKS(TaskQueues.RUNBOOKS, Duty.OBSERVE, UserGroup.RUNBOOKS),
  /** Notes approved changes. */
  NOTARISE(TaskQueues.NOTARISE, Duty.NOTARISE, UserGroup.NOTARISE),
  /** Writes leases and enables profiles. */
  OPEN(TaskQueues.OPEN, Duty.OPEN, UserGroup.OPEN),
  /** Ends leases. */
  CONTAIN(TaskQueues.CONTAIN, Duty.CONTAIN, UserGroup.CONTAIN),
  /** Makes roles and profiles. */
  PROVISION(TaskQueues.PROVISION, Duty.PROVISION, UserGroup.PROVISION),
  /** Has certificates issued. */
  ISSUE(TaskQueues.ISSUE, Duty.ISSUE, UserGroup.ISSUE),
  /** Makes authorities, revocation lists and trust anchors. */
  PKI(TaskQueues.PKI, Duty.PKI, UserGroup.PKI);

  private final String queue;
  private final Duty executor;
  private final UserGroup ledgerGroup;

  WorkerDuty(String queue, Duty executor, UserGroup ledgerGroup) {
    this.queue = queue;
    this.executor = executor;
    this.ledgerGroup = ledgerGroup;
  }

  /** All of them, in one process. */
  public static Set<WorkerDuty> all() {
    return Collections.unmodifiableSet(EnumSet.allOf(WorkerDuty.class));
  }

  /**
   * The duties of these words, which commas part.
   *
   * @throws IllegalArgumentException naming a word that is no duty, and those that are
   */
  public static Set<WorkerDuty> of(String words) {
    EnumSet<WorkerDuty> duties = EnumSet.noneOf(WorkerDuty.class);
    for (String word : words.split(",", -1)) {
      duties.add(
          Arrays.stream(values())
              .filter(duty -> duty.word().equals(word.strip()))
              .findFirst()
              .orElseThrow(() -> unknown(word)));
    }
    return Collections.unmodifiableSet(duties);
  }

  private static IllegalArgumentException unknown(String word) {
    return new IllegalArgumentException(
        "--for: '%s' is no duty; there are %s"
            .formatted(
                word,
                Arrays.stream(values()).map(WorkerDuty::word).collect(Collectors.joining(", "))));
  }

  /** The duty's word, as an operator writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The engine's task queue of this duty. */
  public String queue() {
    return queue;
  }

  /** Which group of database users has what it needs. */
  public UserGroup ledgerGroup() {
    return ledgerGroup;
  }

  /** Whose executor role it takes. */
  public Duty executor() {
    return executor;
  }
}
