package io.kedgeline.domain.identity;

import java.util.regex.Pattern;

/**
 * An account in a Slack workspace.
 *
 * @param team the workspace's id, such as {@code T012AB3C4}
 * @param user the user's id in it, such as {@code U012AB3C4}
 */
public record SlackAccount(String team, String user) {

  private static final Pattern TEAM = Pattern.compile("[TE][A-Z0-9]{2,30}");
  private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{2,30}");

  public SlackAccount {
    if (!TEAM.matcher(team).matches()) {
      throw new IllegalArgumentException("team: must be a workspace's id such as T012AB3C4");
    }
    if (!USER.matcher(user).matches()) {
      throw new IllegalArgumentException("user: must be a user's id such as U012AB3C4");
    }
  }
}
