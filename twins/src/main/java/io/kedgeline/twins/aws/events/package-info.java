/**
 * An EventBridge with one rule and one target: what Roles Anywhere's calls change, and its
 * sessions, delivered to an API destination. It promises as little as AWS does.
 */
@org.jspecify.annotations.NullMarked
package io.kedgeline.twins.aws.events;
