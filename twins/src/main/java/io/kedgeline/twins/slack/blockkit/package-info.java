/**
 * What Slack takes as Block Kit: limits, required fields and fields that it does not know (Slack
 * docs, "Block Kit reference": "Blocks", "Block elements", "Composition objects", "Views").
 */
@org.jspecify.annotations.NullMarked
package io.kedgeline.twins.slack.blockkit;
