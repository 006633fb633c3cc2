package io.kedgeline.starters.slack.board;

import io.kedgeline.domain.audit.Telling;
import io.kedgeline.domain.audit.Telling.Subject;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.telling.TellingTable;
import io.kedgeline.starters.slack.web.SlackAnswer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the ledger what of a run Slack did not take, and when it took it again: once for each
 * change, however often it is tried. What Slack puts off once or twice for a moment is no news.
 */
public final class Tellings {

  private static final Logger LOG = LoggerFactory.getLogger(Tellings.class);
  private static final String DOOR = "slack";

  /** So many attempts in a row in vain, of whatever run, and Slack is taken for down. */
  private static final int DOWN = 3;

  private static final Duration LONG = Duration.ofSeconds(30);

  private final TellingTable table;
  private final InstantSource clock;
  private final Map<RunId, Map<Subject, Known>> known = new ConcurrentHashMap<>();
  private int inVain;

  /**
   * How something stands.
   *
   * @param said whether the ledger says that it did not arrive
   * @param attempts how often it was tried in vain
   * @param reason why, the last time
   */
  private record Known(boolean said, int attempts, String reason) {

    static final Known WELL = new Known(false, 0, "");

    static Known of(Telling last) {
      return last.told() ? WELL : new Known(true, last.attempts(), last.reason());
    }
  }

  /**
   * Says it there.
   *
   * @param clock the runs' time
   */
  public Tellings(TellingTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /** What became of telling this. */
  synchronized <T> void became(RunId run, Subject subject, SlackAnswer<T> answer) {
    switch (answer) {
      case SlackAnswer.Done<T> done -> arrived(run, subject);
      case SlackAnswer.Refused<T>(String error) -> failed(run, subject, error, 1, true);
      case SlackAnswer.Later<T>(Duration after, String why) -> {
        inVain++;
        failed(run, subject, why, 1, inVain >= DOWN || isLong(after));
      }
    }
  }

  /** Whether Slack is left alone for so long that people miss what they would be told. */
  static boolean isLong(Duration pause) {
    return pause.compareTo(LONG) >= 0;
  }

  /** This was not even tried, while Slack is left alone for long. */
  synchronized void notTried(RunId run, Subject subject, String why) {
    failed(run, subject, why, 0, true);
  }

  /** Nobody tells anything of this run any more. */
  void forget(RunId run) {
    known.remove(run);
  }

  private void arrived(RunId run, Subject subject) {
    inVain = 0;
    Known before = of(run).getOrDefault(subject, Known.WELL);
    if (!before.said() || say(run, subject, true, before)) {
      of(run).put(subject, Known.WELL);
    }
  }

  private void failed(RunId run, Subject subject, String why, int attempts, boolean news) {
    Known before = of(run).getOrDefault(subject, Known.WELL);
    int tried = before.attempts() + attempts;
    Known now = new Known(before.said(), tried, why);
    boolean says = !before.said() && (news || tried >= DOWN) && say(run, subject, false, now);
    of(run).put(subject, new Known(before.said() || says, tried, why));
  }

  /** Nobody goes untold because this cannot be said. */
  private boolean say(RunId run, Subject subject, boolean told, Known as) {
    try {
      return table.add(run, DOOR, subject, told, as.reason(), as.attempts(), clock.instant());
    } catch (RuntimeException failed) {
      LOG.error("the ledger does not take what became of telling {}", run, failed);
      return false;
    }
  }

  private Map<Subject, Known> of(RunId run) {
    try {
      return known.computeIfAbsent(run, this::read);
    } catch (RuntimeException failed) {
      LOG.error("the ledger does not tell what became of telling {}", run, failed);
      return new EnumMap<>(Subject.class);
    }
  }

  private Map<Subject, Known> read(RunId run) {
    Map<Subject, Known> found = new EnumMap<>(Subject.class);
    table.of(run).forEach(telling -> found.put(telling.subject(), Known.of(telling)));
    return found;
  }
}
