/** The registry: starts of runs, claims on shared objects, witnesses, alerts. */
package io.kedgeline.ledger.registry;
