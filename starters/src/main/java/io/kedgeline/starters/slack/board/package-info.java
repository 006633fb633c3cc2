/** The cards that stand in the channel, kept as the runs are. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.slack.board;
