/** What people do in Slack, said to runs in their name. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.slack.door;
