/**
 * A page that shows a workspace as one of its members sees it, and on which they can click: what
 * Slack's own client is to Slack.
 */
@org.jspecify.annotations.NullMarked
package io.kedgeline.twins.slack.page;
