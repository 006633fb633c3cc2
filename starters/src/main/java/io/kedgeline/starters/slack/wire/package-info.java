/** What Slack sends, believed only after its signature, and read only as far as it is needed. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.slack.wire;
