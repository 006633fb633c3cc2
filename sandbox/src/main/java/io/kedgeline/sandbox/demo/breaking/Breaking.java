package io.kedgeline.sandbox.demo.breaking;

import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Cast;
import io.kedgeline.sandbox.demo.Transcript;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells each fault in a sandbox of its own. */
public final class Breaking {

  private static final String ALL = "all";
  private static final int WRONG_INPUT = 2;

  private final Path folder;
  private final Path rulebook;
  private final PrintWriter out;
  private final PrintWriter err;

  /** Tells in sandboxes in this folder, with this rulebook's rules. */
  public Breaking(Path folder, Path rulebook, PrintWriter out, PrintWriter err) {
    this.folder = folder;
    this.rulebook = rulebook;
    this.out = out;
    this.err = err;
  }

  /**
   * Tells the fault of this word, or {@code all} of them.
   *
   * @return 0 if each ended as it must, 1 if not, 2 for a word that is none
   */
  public int tell(String word) {
    Optional<BreakFault> one = BreakFault.of(word);
    if (one.isEmpty() && !word.equals(ALL)) {
      err.println(
          word.isEmpty()
              ? "demo: --break needs a fault, or 'all':"
              : "demo: --break: '%s' is no fault; 'all', or one of these:".formatted(shown(word)));
      err.println(BreakFault.list());
      err.flush();
      return WRONG_INPUT;
    }
    List<BreakFault> faults = one.map(List::of).orElseGet(() -> List.of(BreakFault.values()));
    int asTheyMust = 0;
    for (BreakFault fault : faults) {
      asTheyMust += tell(fault) ? 1 : 0;
    }
    out.printf("%d of %d faults ended as they must.%n", asTheyMust, faults.size());
    out.flush();
    return asTheyMust == faults.size() ? 0 : 1;
  }

  private boolean tell(BreakFault fault) {
    long start = System.nanoTime();
    out.printf("%s: %s%n  must end so: %s%n", fault.word(), fault.breaks(), fault.ends());
    out.flush();
    try (Sandbox sandbox = Sandbox.start(folder, rulebook)) {
      Transcript transcript = new Transcript(out, sandbox.clock());
      story(fault).tell(new Stage(sandbox, transcript, Cast.signIn(sandbox)));
      out.printf(
          "  %s in %d s%n%n",
          transcript.allProved() ? "ended as it must" : "DID NOT END AS IT MUST",
          Duration.ofNanos(System.nanoTime() - start).toSeconds());
      out.flush();
      return transcript.allProved();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      err.println("demo: stopped");
    } catch (IOException | SQLException | RuntimeException broken) {
      err.printf(
          "demo: %s: %s; what the worker said is in %s%n",
          fault.word(), broken, folder.resolve("worker.log"));
    }
    err.flush();
    return false;
  }

  private static BreakStory story(BreakFault fault) {
    return switch (fault) {
      case WORKER_KILLED -> EngineStories::workerKilled;
      case ANSWER_LOST -> AwsStories::answerLost;
      case ENABLED_BY_HAND -> EngineStories::enabledByHand;
      case PROFILE_DELETED -> AwsStories::profileDeleted;
      case CLOSING_DENIED -> AwsStories::closingDenied;
      case LEDGER_DOWN -> EngineStories::ledgerDown;
      case ENGINE_DOWN -> EngineStories::engineDown;
      case CHANGE_CANCELLED -> PeopleStories::changeCancelled;
      case DENIED_AFTER_QUORUM -> PeopleStories::deniedAfterQuorum;
      case EVIDENCE_ALTERED -> PeopleStories::evidenceAltered;
    };
  }

  private static String shown(String word) {
    return word.codePoints()
        .limit(40)
        .collect(
            StringBuilder::new,
            (text, c) -> text.appendCodePoint(Character.isISOControl(c) ? '?' : c),
            StringBuilder::append)
        .toString();
  }
}
