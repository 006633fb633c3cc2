/** Where people come from, and how the ledger learns of them. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.people;
