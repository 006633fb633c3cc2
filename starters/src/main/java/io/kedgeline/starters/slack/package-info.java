/** Slack as a door: people see cards, and what they click is said to the run in their name. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.slack;
