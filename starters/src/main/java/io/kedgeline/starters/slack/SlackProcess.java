package io.kedgeline.starters.slack;

import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.slack.SlackCardTable;
import io.kedgeline.ledger.slack.SlackInbox;
import io.kedgeline.ledger.slack.SlackNoticeTable;
import io.kedgeline.ledger.telling.TellingTable;
import io.kedgeline.starters.approval.ApprovalLink;
import io.kedgeline.starters.beat.LastBeat;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.slack.board.CardBoard;
import io.kedgeline.starters.slack.board.CardSource;
import io.kedgeline.starters.slack.board.Notices;
import io.kedgeline.starters.slack.board.Tellings;
import io.kedgeline.starters.slack.door.SlackDesk;
import io.kedgeline.starters.slack.door.SlackDoor;
import io.kedgeline.starters.slack.door.WhoClicked;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackGrant;
import io.kedgeline.starters.slack.web.SlackWeb;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack's part of a server: the cards on a beat, and the door. */
public final class SlackProcess implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SlackProcess.class);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final String team;
  private final SlackWeb web;
  private final CardBoard board;
  private final SlackDesk desk;
  private final ScheduledExecutorService beat =
      Executors.newScheduledThreadPool(2, Thread.ofVirtual().name("slack").factory());
  private final ExecutorService hearing =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("slack-hearing").factory());

  /**
   * Serves these settings' workspace.
   *
   * @param clock the runs' time
   */
  public SlackProcess(
      SlackSettings settings,
      Desk desk,
      RunArchive archive,
      ApprovalLink link,
      LedgerDatabase ledger,
      Rulebook rulebook,
      InstantSource clock) {
    this.team = settings.team();
    this.web = new SlackWeb(settings.address());
    SlackCardTable cards = new SlackCardTable(ledger);
    Tellings tellings = new Tellings(new TellingTable(ledger), clock);
    this.board =
        new CardBoard(
            settings.channel(),
            web,
            cards,
            new CardSource(desk, archive, rulebook.breakGlass(), link),
            archive,
            new Notices(
                team,
                web,
                new SlackNoticeTable(ledger),
                new PeopleTable(ledger),
                rulebook,
                tellings),
            tellings,
            clock,
            InstantSource.system());
    SlackDoor door =
        new SlackDoor(
            new WhoClicked(settings.team(), new PeopleTable(ledger), web),
            desk,
            archive,
            rulebook,
            web,
            cards,
            clock);
    desk.show((run, act, answer) -> hearing.execute(safely(() -> board.heard(run, act, answer))));
    this.desk =
        new SlackDesk(
            settings.signature(),
            new SlackInbox(ledger),
            door::faults,
            door::hear,
            clock,
            InstantSource.system());
  }

  /** Begins to draw cards, and to say what was left unsaid; neither waits for the other. */
  public void begin() {
    beat.execute(this::introduce);
    each(board::draw);
    each(desk::goOn);
  }

  /** Nothing waits for this; whoever set Slack up reads it in the log. */
  private void introduce() {
    switch (web.grant()) {
      case SlackAnswer.Done<SlackGrant>(SlackGrant found) when found.team().equals(team) ->
          LOG.info("Slack: cards go to workspace {}", team);
      case SlackAnswer.Done<SlackGrant>(SlackGrant found) ->
          LOG.error("slack.token is of workspace {}, and slack.team says {}", found.team(), team);
      case SlackAnswer.Refused<SlackGrant>(String error) ->
          LOG.error("slack.token is refused by Slack: {}", error);
      case SlackAnswer.Later<SlackGrant>(Duration after, String why) ->
          LOG.warn("Slack does not answer at the moment: {}", why);
    }
  }

  private void each(Runnable turn) {
    var unused =
        beat.scheduleWithFixedDelay(
            safely(turn), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Runnable safely(Runnable turn) {
    return () -> {
      try {
        turn.run();
      } catch (RuntimeException failed) {
        LOG.error("Slack was not served this time", failed);
      }
    };
  }

  /** Takes in what Slack delivers. */
  public SlackDesk desk() {
    return desk;
  }

  @Override
  public void close() {
    LastBeat.of(hearing);
    LastBeat.of(beat);
    desk.close();
    web.close();
  }
}
