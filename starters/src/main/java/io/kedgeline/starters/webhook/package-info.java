/** Requests that another system signs: whether it did, and about now. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.webhook;
