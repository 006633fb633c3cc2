package io.kedgeline.starters.slack.door;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.document.PlainText;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.slack.SlackCardTable;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.slack.card.Card;
import io.kedgeline.starters.slack.card.DenyModal;
import io.kedgeline.starters.slack.card.Seen;
import io.kedgeline.starters.slack.door.WhoClicked.Clicker;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackWeb;
import io.kedgeline.starters.slack.wire.Interaction;
import io.kedgeline.workflows.governed.ActAnswer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to runs what people do in Slack. A click becomes the same signed act as on every other
 * channel, as old as the click, under a key of its own; the run decides.
 */
public final class SlackDoor {

  private static final Logger LOG = LoggerFactory.getLogger(SlackDoor.class);
  private static final String CHANNEL = "slack";
  private static final int LONGEST_REASON = 500;

  private final WhoClicked who;
  private final Desk desk;
  private final SlackWeb web;
  private final SlackCardTable cards;
  private final BiConsumer<RunId, ActAnswer> moved;
  private final Duration lifetime;
  private final InstantSource clock;

  /**
   * A door to this desk.
   *
   * @param cards the messages that show runs: what is pressed on another one is not heard
   * @param moved hears what every run answered
   * @param lifetime how long a word may wait for its run
   * @param clock the runs' time
   */
  public SlackDoor(
      WhoClicked who,
      Desk desk,
      SlackWeb web,
      SlackCardTable cards,
      BiConsumer<RunId, ActAnswer> moved,
      Duration lifetime,
      InstantSource clock) {
    this.who = who;
    this.desk = desk;
    this.web = web;
    this.cards = cards;
    this.moved = moved;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * Does what somebody asked, and tells them what became of it.
   *
   * @return whether nothing more is to be done; false when it could not be said, and may be later
   */
  public boolean hear(Heard heard) {
    try {
      return switch (heard.deed()) {
        case Interaction.Click click -> hear(click, heard);
        case Interaction.Submission sent -> hear(sent, heard);
      };
    } catch (IllegalArgumentException notOurs) {
      LOG.warn("a control carries what no card of ours does: {}", notOurs.getMessage());
      return true;
    }
  }

  private boolean hear(Interaction.Click click, Heard heard) {
    Seen seen = Seen.read(click.value());
    Whisper whisper = new Whisper(web, click.channel(), click.user());
    boolean approves = click.action().startsWith(Card.APPROVE);
    if (!approves && !click.action().equals(Card.DENY)) {
      LOG.warn("a control that no card of ours has was pressed");
      return true;
    }
    if (!isItsCard(seen.run(), click)) {
      whisper.say(
          "This is not the card of %s any more: use the one that is.".formatted(seen.run()));
      return true;
    }
    if (!approves) {
      return askWhy(click, seen, whisper);
    }
    String slot = click.action().substring(Card.APPROVE.length());
    Deed approval =
        person -> vote(caller(person, heard), seen, Optional.of(slot), Decision.APPROVE, "");
    return by(who.byDirectoryAndSlack(click.user()), heard, whisper, approval);
  }

  private boolean isItsCard(RunId run, Interaction.Click click) {
    return cards
        .find(run)
        .filter(card ->
            card.channel().equals(click.channel()) && card.message().equals(click.message()))
        .isPresent();
  }

  /** The trigger lives for three seconds, so nobody is asked anything before. */
  private boolean askWhy(Interaction.Click click, Seen seen, Whisper whisper) {
    String view = DenyModal.of(new DenyModal.Asked(seen, click.channel()));
    if (!(web.openModal(click.trigger(), view) instanceof SlackAnswer.Done)) {
      whisper.say("Slack could not ask you why. Press Deny again, or use the command line.");
    }
    return true;
  }

  private boolean hear(Interaction.Submission sent, Heard heard) {
    if (!sent.callback().equals(DenyModal.CALLBACK)) {
      LOG.warn("a modal that is not ours was sent");
      return true;
    }
    DenyModal.Asked asked = DenyModal.Asked.read(sent.carried());
    String reason = reason(Optional.ofNullable(sent.values().get(DenyModal.REASON)).orElse(""));
    Whisper whisper = new Whisper(web, asked.channel(), sent.user());
    Deed denial =
        person ->
            vote(caller(person, heard), asked.seen(), Optional.empty(), Decision.DENY, reason);
    return by(who.byDirectory(sent.user()), heard, whisper, denial);
  }

  /** In one line, as everywhere else. */
  private static String reason(String typed) {
    String line = PlainText.line(typed.replaceAll("\\R", " ")).strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON - 1) + "…";
  }

  private interface Deed {
    ActAnswer by(PersonId person);
  }

  private boolean by(Clicker clicker, Heard heard, Whisper whisper, Deed deed) {
    if (!clock.instant().isBefore(heard.at().plus(lifetime))) {
      whisper.say(
          "What you pressed at %s could not be said in time and does not count. Look at the card, and"
                  .formatted(heard.at())
              + " press again.");
      return true;
    }
    return switch (clicker) {
      case Clicker.Nobody nobody -> {
        whisper.say(nobody.sentence());
        yield true;
      }
      case Clicker.Unknown unknown -> wait(heard, whisper, "Slack does not say who you are");
      case Clicker.Known known -> said(known.person(), heard, whisper, deed);
    };
  }

  private boolean said(PersonId person, Heard heard, Whisper whisper, Deed deed) {
    try {
      whisper.say(
          switch (deed.by(person)) {
            case ActAnswer.Accepted accepted -> accepted.sentence();
            case ActAnswer.Refused refused ->
                "Refused, %s: %s".formatted(refused.code(), refused.sentence());
          });
      return true;
    } catch (DeskRefusal refusal) {
      if (refusal.code() == DeskRefusal.Code.ENGINE_UNREACHABLE) {
        return wait(heard, whisper, "The engine does not answer");
      }
      whisper.say(refusal.sentence());
      return true;
    }
  }

  /** Told once, however often it is tried. */
  private boolean wait(Heard heard, Whisper whisper, String why) {
    if (!heard.again()) {
      whisper.say(
          "%s at the moment. What you pressed is kept, and counts if it can be said until %s."
              .formatted(why, heard.at().plus(lifetime)));
    }
    return false;
  }

  /**
   * A no to more time is a no to that wish alone: once it is decided, the same no would end the
   * window.
   */
  private ActAnswer vote(
      Caller caller, Seen seen, Optional<String> slot, Decision decision, String reason) {
    boolean decided =
        seen.moreTime() && desk.plan(seen.run()).digest().filter(seen.plan()::matches).isEmpty();
    ActAnswer answer =
        decided
            ? new ActAnswer.Refused("OTHER_PLAN", "that wish for more time is already decided")
            : desk.vote(caller, seen.run(), seen.plan(), slot, decision, reason, Optional.empty());
    moved.accept(seen.run(), answer);
    return answer;
  }

  private static Caller caller(PersonId person, Heard heard) {
    return Caller.of(person, CHANNEL).saying(heard.deed().key(), heard.at());
  }
}
