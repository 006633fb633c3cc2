package io.kedgeline.starters.slack.door;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.slack.card.Card;
import io.kedgeline.starters.slack.card.DenyModal;
import io.kedgeline.starters.slack.card.Seen;
import io.kedgeline.starters.slack.card.SlackText;
import io.kedgeline.starters.slack.door.WhoClicked.Clicker;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackWeb;
import io.kedgeline.starters.slack.wire.Interaction;
import io.kedgeline.starters.slack.wire.SlackUser;
import io.kedgeline.workflows.governed.ActAnswer;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to runs what people do in Slack. A click becomes the same signed act as on every other
 * channel, under a key of its own, so that what is delivered twice counts once; the run decides.
 */
public final class SlackDoor {

  private static final Logger LOG = LoggerFactory.getLogger(SlackDoor.class);
  private static final String CHANNEL = "slack";
  private static final int LONGEST_WHISPER = 1_000;

  private final WhoClicked who;
  private final Desk desk;
  private final SlackWeb web;
  private final Consumer<RunId> moved;

  /**
   * A door to this desk.
   *
   * @param moved hears of every run that somebody said something to
   */
  public SlackDoor(WhoClicked who, Desk desk, SlackWeb web, Consumer<RunId> moved) {
    this.who = who;
    this.desk = desk;
    this.web = web;
    this.moved = moved;
  }

  /**
   * Does what somebody asked by this deed, and tells them what became of it.
   *
   * @return whether nothing more is to be done; false when the engine did not answer, and it is to
   *     be said again
   */
  public boolean hear(Interaction deed) {
    try {
      return switch (deed) {
        case Interaction.Click click -> hear(click);
        case Interaction.Submission sent -> hear(sent);
      };
    } catch (IllegalArgumentException notOurs) {
      LOG.warn("a control carries what no card of ours does: {}", notOurs.getMessage());
      return true;
    }
  }

  private boolean hear(Interaction.Click click) {
    Seen seen = Seen.read(click.value());
    if (click.action().equals(Card.DENY)) {
      return askWhy(click, seen);
    }
    if (!click.action().startsWith(Card.APPROVE)) {
      LOG.warn("a control that no card of ours has was pressed");
      return true;
    }
    String slot = click.action().substring(Card.APPROVE.length());
    return by(
        who.byDirectoryAndSlack(click.user()),
        click.channel(),
        click.user(),
        person ->
            vote(
                Caller.of(person, CHANNEL).saying(click.key()),
                seen,
                Optional.of(slot),
                Decision.APPROVE,
                ""));
  }

  /** The trigger lives for three seconds, so nothing is asked of anybody before. */
  private boolean askWhy(Interaction.Click click, Seen seen) {
    String view = DenyModal.of(new DenyModal.Asked(seen, click.channel()));
    if (!(web.openModal(click.trigger(), view) instanceof SlackAnswer.Done)) {
      whisper(
          click.channel(),
          click.user(),
          "Slack could not ask you why. Press Deny again, or use the command line.");
    }
    return true;
  }

  private boolean hear(Interaction.Submission sent) {
    if (!sent.callback().equals(DenyModal.CALLBACK)) {
      LOG.warn("a modal that is not ours was sent");
      return true;
    }
    DenyModal.Asked asked = DenyModal.Asked.read(sent.carried());
    String reason = Optional.ofNullable(sent.values().get(DenyModal.REASON)).orElse("");
    return by(
        who.byDirectory(sent.user()),
        asked.channel(),
        sent.user(),
        person ->
            vote(
                Caller.of(person, CHANNEL).saying(sent.key()),
                asked.seen(),
                Optional.empty(),
                Decision.DENY,
                reason));
  }

  private interface Deed {
    ActAnswer by(PersonId person);
  }

  private boolean by(Clicker clicker, String channel, SlackUser user, Deed deed) {
    return switch (clicker) {
      case Clicker.Nobody nobody -> {
        whisper(channel, user, nobody.sentence());
        yield true;
      }
      case Clicker.Known known -> said(channel, user, known.person(), deed);
    };
  }

  private boolean said(String channel, SlackUser user, PersonId person, Deed deed) {
    try {
      whisper(
          channel,
          user,
          switch (deed.by(person)) {
            case ActAnswer.Accepted accepted -> accepted.sentence();
            case ActAnswer.Refused refused ->
                "Refused, %s: %s".formatted(refused.code(), refused.sentence());
          });
      return true;
    } catch (DeskRefusal refusal) {
      whisper(channel, user, refusal.sentence());
      return refusal.code() != DeskRefusal.Code.ENGINE_UNREACHABLE;
    }
  }

  private ActAnswer vote(
      Caller caller, Seen seen, Optional<String> slot, Decision decision, String reason) {
    try {
      return desk.vote(caller, seen.run(), seen.plan(), slot, decision, reason);
    } finally {
      moved.accept(seen.run());
    }
  }

  private void whisper(String channel, SlackUser user, String sentence) {
    if (!(web.whisper(channel, user.id(), SlackText.escaped(sentence, LONGEST_WHISPER))
        instanceof SlackAnswer.Done)) {
      LOG.info("somebody in Slack could not be told: {}", sentence);
    }
  }
}
