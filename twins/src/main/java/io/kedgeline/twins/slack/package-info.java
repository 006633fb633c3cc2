/** A Slack workspace with one app in it: Web API, signed deliveries, and the people who click. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.twins.slack;
