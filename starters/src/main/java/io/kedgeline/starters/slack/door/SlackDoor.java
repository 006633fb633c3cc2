package io.kedgeline.starters.slack.door;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.document.PlainText;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.slack.SlackCard;
import io.kedgeline.ledger.slack.SlackCardTable;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.slack.card.Card;
import io.kedgeline.starters.slack.card.DenyModal;
import io.kedgeline.starters.slack.card.RequestModal;
import io.kedgeline.starters.slack.card.Seen;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackWeb;
import io.kedgeline.starters.slack.wire.Interaction;
import io.kedgeline.workflows.governed.ActAnswer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to runs what people do in Slack. A click becomes the same signed act as on every other
 * channel, as old as the click, under a key of its own; the run decides.
 */
public final class SlackDoor {

  private static final Logger LOG = LoggerFactory.getLogger(SlackDoor.class);
  static final String CHANNEL = "slack";
  private static final int LONGEST_REASON = 500;

  private final WhoClicked who;
  private final Desk desk;
  private final SlackWeb web;
  private final SlackCardTable cards;
  private final SlackCommands commands;
  private final InTheirName theirs;

  /**
   * A door to this desk.
   *
   * @param archive the runs that there are
   * @param rulebook what may be asked
   * @param cards the messages that show runs: what is pressed on another one is not heard
   * @param clock the runs' time
   */
  public SlackDoor(
      WhoClicked who,
      Desk desk,
      RunArchive archive,
      Rulebook rulebook,
      SlackWeb web,
      SlackCardTable cards,
      InstantSource clock) {
    this.who = who;
    this.desk = desk;
    this.web = web;
    this.cards = cards;
    this.theirs = new InTheirName(rulebook.breakGlass().actLifetime(), clock);
    this.commands = new SlackCommands(who, desk, archive, web, rulebook, theirs);
  }

  /** What is wrong with a modal as it was filled in, by block; asks nobody. */
  public Map<String, String> faults(Interaction deed) {
    return deed instanceof Interaction.Submission sent
            && sent.callback().equals(RequestModal.CALLBACK)
        ? commands.faults(sent)
        : Map.of();
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
        case Interaction.Submission sent when sent.callback().equals(RequestModal.CALLBACK) ->
            commands.hear(sent, heard);
        case Interaction.Submission sent -> hear(sent, heard);
        case Interaction.Command command -> {
          commands.hear(command);
          yield true;
        }
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
    Optional<SlackCard> card = cards.find(seen.run());
    if (card.isEmpty() && !heard.again()) {
      LOG.info("the card of {} was pressed before it was kept; it is heard again", seen.run());
      return false;
    }
    if (card.filter(there -> isPressed(there, click)).isEmpty()) {
      whisper.say(
          "This is not the card of %s any more: use the one that is.".formatted(seen.run()));
      return true;
    }
    if (!approves) {
      return askWhy(click, seen, whisper);
    }
    String slot = click.action().substring(Card.APPROVE.length());
    return theirs.say(
        who.byDirectoryAndSlack(click.user()),
        heard,
        whisper,
        person -> vote(caller(person, heard), seen, Optional.of(slot), Decision.APPROVE, ""));
  }

  private static boolean isPressed(SlackCard card, Interaction.Click click) {
    return card.channel().equals(click.channel()) && card.message().equals(click.message());
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
    return theirs.say(
        who.byDirectory(sent.user()),
        heard,
        whisper,
        person ->
            vote(caller(person, heard), asked.seen(), Optional.empty(), Decision.DENY, reason));
  }

  /** In one line, as everywhere else. */
  private static String reason(String typed) {
    String line = PlainText.line(typed.replaceAll("\\R", " ")).strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON - 1) + "…";
  }

  /**
   * A no to more time is a no to that wish alone: once it is decided, the same no would end the
   * window.
   */
  private String vote(
      Caller caller, Seen seen, Optional<String> slot, Decision decision, String reason) {
    boolean decided =
        seen.moreTime() && desk.plan(seen.run()).digest().filter(seen.plan()::matches).isEmpty();
    ActAnswer answer =
        decided
            ? new ActAnswer.Refused("OTHER_PLAN", "that wish for more time is already decided")
            : desk.vote(caller, seen.run(), seen.plan(), slot, decision, reason, Optional.empty());
    return switch (answer) {
      case ActAnswer.Accepted accepted -> accepted.sentence();
      case ActAnswer.Refused refused ->
          "Refused, %s: %s".formatted(refused.code(), refused.sentence());
    };
  }

  private static Caller caller(Person person, Heard heard) {
    return Caller.of(person.id(), CHANNEL).saying(heard.deed().key(), heard.at());
  }
}
