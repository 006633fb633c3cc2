package io.kedgeline.sandbox.demo.breaking;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code kedgeline demo --break} can break; docs/demo.md shows the same table. */
public enum BreakFault {
  /** The worker's process. */
  WORKER_KILLED(
      "worker-killed",
      "the worker's process is killed with SIGKILL while a window is open",
      "another worker goes on with the same run; no step is done twice; closed and proved"),
  /** The connection to AWS, at the worst moment. */
  ANSWER_LOST(
      "answer-lost",
      "AWS enables the profile, and the answer is lost",
      "opened once, closed and proved"),
  /** Somebody past all approval. */
  ENABLED_BY_HAND(
      "enabled-by-hand",
      "somebody enables the profile with the account's root keys, without a window",
      "the sweep puts it to rest"),
  /** The governed object itself. */
  PROFILE_DELETED(
      "profile-deleted",
      "somebody deletes the profile under an open window",
      "nobody gets in, live sessions are denied, and the window closes"),
  /** The closing role. */
  CLOSING_DENIED(
      "closing-denied",
      "AWS refuses the closing role when the window is to be closed",
      "CLOSE_UNPROVEN with one SEV, never CLOSED before it is proved; closed once AWS lets it"),
  /** The database. */
  LEDGER_DOWN(
      "ledger-down",
      "the workers lose the ledger, and somebody closes the window early",
      "the holder is denied at once, CLOSE_UNPROVEN; closed and proved when the ledger is back"),
  /** The engine. */
  ENGINE_DOWN(
      "engine-down",
      "the engine loses the run of an open window",
      "AWS's own clock ends the holder's access; the sweep shuts the profile"),
  /** The company's own decision. */
  CHANGE_CANCELLED(
      "change-cancelled",
      "the change record is cancelled while the window is open",
      "the holder is put out, and the window closes"),
  /** An approver's second thought. */
  DENIED_AFTER_QUORUM(
      "denied-after-quorum",
      "an approver says no after the last yes, before the profile is enabled",
      "nothing is enabled, nobody gets in"),
  /** The record. */
  EVIDENCE_ALTERED(
      "evidence-altered",
      "one letter of the evidence is changed",
      "evidence verify refuses it and names the entry");

  private final String word;
  private final String breaks;
  private final String ends;

  BreakFault(String word, String breaks, String ends) {
    this.word = word;
    this.breaks = breaks;
    this.ends = ends;
  }

  /** The word on the command line. */
  public String word() {
    return word;
  }

  /** What breaks. */
  public String breaks() {
    return breaks;
  }

  /** How it must end. */
  public String ends() {
    return ends;
  }

  /** The fault of this word. */
  public static Optional<BreakFault> of(String word) {
    return Arrays.stream(values()).filter(fault -> fault.word.equals(word)).findFirst();
  }

  /** The faults for people, a line each. */
  public static String list() {
    return Arrays.stream(values())
        .map(fault -> "  %-20s %s".formatted(fault.word, fault.breaks))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
