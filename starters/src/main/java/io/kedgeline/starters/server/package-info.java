/**
 * The server's process: it authenticates people, signs what they do, and hands it to the engine.
 */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.server;
