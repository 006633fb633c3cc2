package io.kedgeline.starters.slack.web;

/**
 * What Slack says of one of its members.
 *
 * @param team the workspace that the account belongs to
 * @param regular whether it is a person's full account of that workspace: no guest, no bot, nobody
 *     from outside, and not deactivated
 */
public record SlackMember(String team, boolean regular) {}
