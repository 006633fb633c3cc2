/** What begins by itself, and what became of it each time. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.ledger.schedule;
