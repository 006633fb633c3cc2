package io.kedgeline.ledger.slack;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;

/**
 * The message that shows a run.
 *
 * @param run the run
 * @param channel the channel's id
 * @param message the message's timestamp, by which Slack names it
 * @param drawn the digest of the card as it was last drawn
 * @param told the last entry of the journal that its thread was told
 * @param settled whether nothing more will come of it
 */
public record SlackCard(
    RunId run, String channel, String message, Digest drawn, long told, boolean settled) {

  /** The same, drawn like this. */
  public SlackCard drawn(Digest card) {
    return new SlackCard(run, channel, message, card, told, settled);
  }

  /** The same, whose thread was told up to this entry. */
  public SlackCard told(long sequence) {
    return new SlackCard(run, channel, message, drawn, sequence, settled);
  }

  /** The same, of which nothing more will come. */
  public SlackCard atItsEnd() {
    return new SlackCard(run, channel, message, drawn, told, true);
  }
}
