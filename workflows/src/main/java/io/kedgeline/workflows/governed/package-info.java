/** What every governed run shares: updates and queries, signed acts, the keyring, approvals. */
package io.kedgeline.workflows.governed;
