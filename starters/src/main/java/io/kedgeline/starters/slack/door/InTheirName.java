package io.kedgeline.starters.slack.door;

import io.kedgeline.domain.identity.Person;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.slack.door.WhoClicked.Clicker;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Says to runs what somebody did, in their name, and tells them what came of it.
 *
 * @param lifetime how long a word may wait for its run
 * @param clock the runs' time
 */
record InTheirName(Duration lifetime, InstantSource clock) {

  /** What is said once it is known who says it. */
  interface Deed {

    /** Says it; what came of it, in a sentence. */
    String by(Person person);
  }

  /** Whether nothing more is to be done; false when it could not be said, and may be later. */
  boolean say(Clicker clicker, Heard heard, Whisper whisper, Deed deed) {
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

  private boolean said(Person person, Heard heard, Whisper whisper, Deed deed) {
    try {
      whisper.say(deed.by(person));
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
}
