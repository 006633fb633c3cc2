/** {@code kedgeline ledger}. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.cli.ledger;
