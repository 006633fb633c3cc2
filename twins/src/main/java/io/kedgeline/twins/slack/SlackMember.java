package io.kedgeline.twins.slack;

import java.util.EnumSet;
import java.util.Set;

/**
 * Somebody whom the workspace knows (Slack docs, "User object").
 *
 * @param id such as {@code U0TWIN000001}
 * @param teamId the workspace that the account belongs to, which may be another one
 * @param name the user name, which a person may change
 * @param flags what is special about the account
 */
public record SlackMember(String id, String teamId, String name, Set<Flag> flags) {

  /** What can be special about an account. */
  public enum Flag {
    /** Deactivated. */
    DELETED,
    /** A program. */
    BOT,
    /** A guest of several channels. */
    RESTRICTED,
    /** A guest of one channel, who is {@link #RESTRICTED} too. */
    ULTRA_RESTRICTED,
    /** Of another workspace, seen in a shared channel. */
    STRANGER,
    /** The app may not see them: {@code user_not_visible}. */
    HIDDEN
  }

  /** A single-channel guest is a guest. */
  public SlackMember {
    Set<Flag> all = EnumSet.noneOf(Flag.class);
    all.addAll(flags);
    if (all.contains(Flag.ULTRA_RESTRICTED)) {
      all.add(Flag.RESTRICTED);
    }
    flags = Set.copyOf(all);
  }

  /** Whether this is so of the account. */
  public boolean is(Flag flag) {
    return flags.contains(flag);
  }

  SlackMember and(Flag flag) {
    Set<Flag> more = EnumSet.of(flag);
    more.addAll(flags);
    return new SlackMember(id, teamId, name, more);
  }
}
