/** What the Slack door keeps, so that nothing is lost or shown twice when it is started again. */
package io.kedgeline.ledger.slack;
