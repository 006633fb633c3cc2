/** What Slack is told, over its Web API. Nothing that it answers decides anything of a run. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.slack.web;
