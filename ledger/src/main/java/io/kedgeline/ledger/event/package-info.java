/**
 * What AWS says of itself over EventBridge, and what follows from it. All of it is hints: delivered
 * late, twice, out of order or never, by whoever has the door's key. AWS is read before anything is
 * done because of it.
 */
@org.jspecify.annotations.NullMarked
package io.kedgeline.ledger.event;
