/**
 * AWS's door: what EventBridge delivers is taken into the ledger, and believed in nothing. AWS is
 * read before anything is done because of it.
 */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.events;
