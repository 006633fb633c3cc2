/** People with their accounts and groups, as last synchronised. */
package io.kedgeline.ledger.people;
