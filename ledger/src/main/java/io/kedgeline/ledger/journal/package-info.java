/** The journal: one chain of facts per run, and the seal on it. */
package io.kedgeline.ledger.journal;
