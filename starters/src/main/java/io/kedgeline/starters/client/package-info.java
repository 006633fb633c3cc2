/** The way from a terminal to the server. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.client;
