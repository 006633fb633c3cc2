/** What the server says of whom it could not tell of a run. */
package io.kedgeline.ledger.telling;
