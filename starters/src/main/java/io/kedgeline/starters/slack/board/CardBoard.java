package io.kedgeline.starters.slack.board;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.audit.Telling.Subject;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.ledger.registry.RecordedState;
import io.kedgeline.ledger.slack.SlackCard;
import io.kedgeline.ledger.slack.SlackCardTable;
import io.kedgeline.ledger.slack.SlackCardTable.Unsettled;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.slack.card.Card;
import io.kedgeline.starters.slack.card.CardFacts;
import io.kedgeline.starters.slack.card.Narrative;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackWeb;
import io.kedgeline.workflows.governed.ActAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one card for each run in the channel, and its thread. Slack is told and never asked: what a
 * card shows comes from the run, so one that is missing, deleted or old is drawn anew, and a Slack
 * that does not answer is told later.
 */
public final class CardBoard {

  private static final Logger LOG = LoggerFactory.getLogger(CardBoard.class);

  /** A run that was over before it had a card gets one only if that was just now. */
  private static final Duration JUST_NOW = Duration.ofHours(1);

  private static final int AT_ONCE = 100;

  private final String channel;
  private final SlackWeb web;
  private final CardPost post;
  private final SlackCardTable cards;
  private final CardSource source;
  private final RunArchive archive;
  private final Notices notices;
  private final Tellings tellings;
  private final InstantSource clock;
  private final InstantSource slackTime;
  private final Redraws redraws = new Redraws();
  private final Map<RunId, Instant> putOff = new ConcurrentHashMap<>();
  private final Instant begun;
  private volatile Silence silence = new Silence(Instant.EPOCH, false, "");

  /**
   * While Slack is left alone.
   *
   * @param until when it is spoken to again
   * @param isLong whether people miss something meanwhile
   * @param why in words
   */
  private record Silence(Instant until, boolean isLong, String why) {}

  /**
   * Keeps cards in this channel.
   *
   * @param notices tells people beside the card
   * @param tellings says what Slack did not take
   * @param clock the runs' time, in which a card counts down
   * @param slackTime the time in which Slack asks to be left alone: real time
   */
  public CardBoard(
      String channel,
      SlackWeb web,
      SlackCardTable cards,
      CardSource source,
      RunArchive archive,
      Notices notices,
      Tellings tellings,
      InstantSource clock,
      InstantSource slackTime) {
    this.channel = channel;
    this.web = web;
    this.post = new CardPost(channel, web);
    this.cards = cards;
    this.source = source;
    this.archive = archive;
    this.notices = notices;
    this.tellings = tellings;
    this.clock = clock;
    this.slackTime = slackTime;
    this.begun = clock.instant();
  }

  /** Draws the cards that may have changed. */
  public void draw() {
    Instant now = slackTime.instant();
    Silence at = silence;
    boolean silent = now.isBefore(at.until());
    if (silent && !at.isLong()) {
      return;
    }
    for (Unsettled run : unsettled()) {
      if (silent) {
        missed(run, at);
      } else if (slackTime.instant().isBefore(silence.until())) {
        return;
      } else {
        look(run, now);
      }
    }
  }

  /** Whatever was put off comes last, so that it keeps nothing else waiting. */
  private List<Unsettled> unsettled() {
    return Arrays.stream(RunbookId.values())
        .flatMap(runbook -> cards.unsettled(runbook.code(), AT_ONCE).stream())
        .sorted(Comparator.comparing(run -> putOff.getOrDefault(run.run(), Instant.EPOCH)))
        .toList();
  }

  private synchronized void missed(Unsettled run, Silence at) {
    if (!RecordedState.of(run.run(), run.state()).last() && cards.find(run.run()).isEmpty()) {
      tellings.notTried(run.run(), Subject.CARD, at.why());
    }
  }

  private synchronized void look(Unsettled run, Instant now) {
    try {
      if (redraws.due(run, now)) {
        source.facts(run.run()).ifPresent(this::draw);
      } else if (run.head() > run.told()) {
        cards.find(run.run()).ifPresent(card -> tellThread(card, false));
      }
    } catch (RuntimeException failed) {
      LOG.error("the card of {} was not drawn", run.run(), failed);
    }
  }

  /** Draws this run's card as its answer to an approval says, or after any act at the next beat. */
  public synchronized void heard(RunId run, Act act, ActAnswer answer) {
    Optional<CardFacts> approved =
        act instanceof Act.Ballot ballot
                && ballot.decision() == Decision.APPROVE
                && answer instanceof ActAnswer.Accepted accepted
                && !slackTime.instant().isBefore(silence.until())
            ? source.after(run, accepted.emptySlots())
            : Optional.empty();
    approved.ifPresentOrElse(this::draw, () -> redraws.again(run));
  }

  private void draw(CardFacts facts) {
    Card card = Card.of(facts, clock.instant());
    Digest drawn = Digest.ofText(card.text() + "\n" + card.blocks());
    Optional<SlackCard> there = cards.find(facts.run());
    if (there.isEmpty() && facts.state().last() && !isRecent(facts.run())) {
      cards.put(new SlackCard(facts.run(), channel, "", drawn, 0, true));
      forget(facts.run());
      return;
    }
    if (there.isEmpty() && archive.start(facts.run()).startedAt().isBefore(begun)) {
      post.doubt(facts.run());
    }
    Optional<SlackCard> shown =
        there.isEmpty() ? posted(facts.run(), card, drawn, 0) : redrawn(there.get(), card, drawn);
    shown.ifPresent(
        message -> tellThread(message, tellPeople(facts, message) && facts.state().last()));
  }

  /** Whether there is nothing left to tell them as it stands. */
  private boolean tellPeople(CardFacts facts, SlackCard card) {
    Optional<SlackAnswer.Later<String>> later = notices.tell(facts, card, clock.instant());
    later.ifPresent(answer -> isSilent(facts.run(), answer));
    return later.isEmpty();
  }

  private boolean isRecent(RunId run) {
    return archive.start(run).startedAt().isAfter(clock.instant().minus(JUST_NOW));
  }

  private Optional<SlackCard> posted(RunId run, Card card, Digest drawn, long told) {
    return post.post(run, card, slackTime.instant())
        .flatMap(answer -> done(run, Subject.CARD, answer))
        .map(message -> {
          SlackCard posted = kept(new SlackCard(run, channel, message, drawn, told, false));
          post.forget(run);
          return posted;
        });
  }

  private Optional<SlackCard> redrawn(SlackCard there, Card card, Digest drawn) {
    if (there.drawn().matches(drawn)) {
      return Optional.of(there);
    }
    SlackAnswer<String> answer = web.redraw(there.channel(), there.message(), card);
    if (answer instanceof SlackAnswer.Refused<String>(String error) && isGone(error)) {
      LOG.warn("the card of {} is posted anew: {}", there.run(), error);
      tellings.became(there.run(), Subject.CARD, answer);
      return posted(there.run(), card, drawn, there.told());
    }
    return done(there.run(), Subject.CARD, answer).map(message -> kept(there.drawn(drawn)));
  }

  private static boolean isGone(String error) {
    return switch (error) {
      case "message_not_found", "cant_update_message", "edit_window_closed", "is_inactive" -> true;
      default -> false;
    };
  }

  private void tellThread(SlackCard card, boolean over) {
    SlackCard told = card;
    List<JournalEntry> fresh =
        archive.journal(card.run()).stream()
            .filter(entry -> entry.sequence() > card.told())
            .toList();
    for (Narrative.Told message : Narrative.messages(fresh)) {
      Optional<String> text = message.text();
      if (text.isPresent()
          && done(card.run(), Subject.THREAD, web.tell(card.channel(), card.message(), text.get()))
              .isEmpty()) {
        return;
      }
      told = kept(told.told(message.upTo()));
    }
    if (over && archive.evidence(card.run()).seal().isPresent()) {
      kept(told.atItsEnd());
      source.forget(card.run());
      redraws.again(card.run());
      forget(card.run());
    }
  }

  private void forget(RunId run) {
    tellings.forget(run);
    post.forget(run);
    putOff.remove(run);
  }

  private SlackCard kept(SlackCard card) {
    cards.put(card);
    return card;
  }

  private Optional<String> done(RunId run, Subject subject, SlackAnswer<String> answer) {
    tellings.became(run, subject, answer);
    return switch (answer) {
      case SlackAnswer.Done<String>(String value) -> Optional.of(value);
      case SlackAnswer.Refused<String>(String error) -> {
        LOG.error("Slack does not take the card of {}: {}", run, error);
        yield Optional.empty();
      }
      case SlackAnswer.Later<String> later -> {
        isSilent(run, later);
        yield Optional.empty();
      }
    };
  }

  private void isSilent(RunId run, SlackAnswer.Later<String> later) {
    LOG.warn("Slack is told of {} later: {}", run, later.why());
    Instant now = slackTime.instant();
    putOff.put(run, now);
    silence = new Silence(now.plus(later.after()), Tellings.isLong(later.after()), later.why());
    redraws.again(run);
  }
}
