package io.kedgeline.starters.slack.wire;

import io.kedgeline.domain.identity.SlackAccount;

/**
 * Who did something in Slack, as Slack's request says.
 *
 * @param team the workspace that their account belongs to
 * @param id the member's id there
 */
public record SlackUser(String team, String id) {

  /**
   * The account that people are known by.
   *
   * @throws IllegalArgumentException when team or id cannot be Slack's
   */
  public SlackAccount account() {
    return new SlackAccount(team, id);
  }
}
