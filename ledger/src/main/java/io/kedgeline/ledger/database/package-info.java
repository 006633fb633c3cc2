/** The database itself: connections, schema, roles. */
package io.kedgeline.ledger.database;
