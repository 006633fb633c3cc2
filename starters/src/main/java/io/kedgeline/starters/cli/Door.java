package io.kedgeline.starters.cli;

import io.kedgeline.starters.desk.Caller;

/** Through which door something was asked for, in words that follow who asked. */
public final class Door {

  private Door() {}

  /**
   * The words, with the comma before them.
   *
   * @param channel what the server calls the door
   */
  public static String words(String channel) {
    return channel.equals(Caller.CHANGE_MANAGEMENT)
        ? ", in whose name the change system asked"
        : ", at the door " + Text.plain(channel);
  }
}
